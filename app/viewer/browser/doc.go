// Package browser is everything the viewer asks of the browser, as small typed facets.
//
// No js.Value leaves this package, and nothing that an article says enters the document but through Host.Append.
// Each facet is three files: x.go says what it promises, x_js.go keeps the promise in a browser, x_other.go stands
// in for it everywhere else, where a function does nothing or answers with an error. So whatever imports this
// package builds and is tested natively.
//
// What may throw, what touches a sink, and what must outlive the program is done by web/boot.js, in functions of
// the object `stet`; this package calls them by one function that turns an exception into an error. Every callback
// is long-lived and set once, or freed after its one call. A callback that panics is recovered, and reported
// through OnFault, since a panic would end the program.
//
// The whole API, facet by facet:
//
//	page         HasDocument() bool
//	             OnFault(func(reason string))
//	             Keep(state string)                         // kept outside the program, for Kept after a death
//	             Kept() (state string, died string)         // died: why the program before this one ended, or ""
//
//	sources      Source{ID, Name, Type, Size, Modified}
//	             Given{How, Side, Sources}
//	             OnGiven(func(Given))                       // pasted, dropped, chosen; also what came before the start
//	             ChooseFiles(side string)
//	             AddText(name, mediaType, text string) (Source, error)
//	             Held() []Source
//	             Forget(id int)
//
//	boxes        Box(id string) string                      // a text area's value; kept over a death of the program
//	             SetBox(id, value string)
//	             FocusOn(id string)
//
//	worker       HTML                                       // a section's markup; it stays outside Go memory
//	             Bytes                                      // a file, likewise; Bytes.Save gives it to the reader
//	             Worker{Message, Ready, Died, Unreadable}
//	             (*Worker).Start()                          // call once mounted: locks the network, then starts
//	             (*Worker).Send(json []byte, source int)    // source 0: no bytes travel with it
//	             (*Worker).Restart()                        // a new worker; nothing of the old one is delivered
//	             (*Worker).Watch(awaited bool)              // while awaited, one that gives no sign of life is ended
//
//	host         Host{ID, Refused, Drained, Clicked, Wide}
//	             (*Host).Clear()
//	             (*Host).Append(index, group int, h HTML)
//	             (*Host).Turn(view string) (row int)        // sections take the place of those of their groups
//	             (*Host).View(name string)                  // the sections look as a view wants it
//	             (*Host).Stash(), (*Host).Unstash(), (*Host).Settle()
//	             (*Host).Fold(), (*Host).Unfold()
//	             (*Host).Pending() int
//	             (*Host).Show(change string) bool           // scrolls to it and marks it
//	             (*Host).ShowRow(id string) bool            // the same for a row: "r12"
//	             (*Host).Mark(change string)                // marks it without scrolling
//	             (*Host).Ask(name, arg string)              // one of the functions of web/navigate.js and its like
//	             (*Host).Place() Place, (*Host).Restore(Place)
//	             (*Host).Watch()                            // call after each mount: width and clicks
//	             Click{Action, Row, Href, Change}, Place{Row, Offset}
//
//	room         OnRoom(func(room int))                     // 0 a desk, 1 a tablet, 2 a phone
//	             OnSheet(left func()), OpenSheet(id string), CloseSheet()
//
//	zone         InZone(time.Time) time.Time
//
//	language     Language() string
//	             UseLanguage(code string) (words string)    // what package words reads
//
//	small things Copy(text string, then func(error))
//	             LoadSettings() string, SaveSettings(string) error
//	             SetTheme(theme string)                     // "light", "dark", "" for the system's
//	             SetTitle(title string), Announce(text string)
//	             Fragment() string, SetFragment(fragment string, screen int, push bool), OnFragment(func(string, int))
//	             Address() string, Print()
//	             CopyAddress(then func(error))
//	             Find(query, scope string, cases, accents bool), FindStep(by int), FindLeft(), Above(find, columns bool), OnFound(func(count, at int, busy bool))
//	             OnUpdate(func()), Update(failed func(error))
//	             OnInstallable(func(bool)), Install(), Single() bool
//	             OnKey(func(Key) bool), Key{Name, Ctrl, Alt, Shift, InField}
package browser
