package browser

// Find looks for words in the rows and paints where they stand. The scope is "all", "old", "new" or "changed"; an empty
// query finds nothing. OnFound is told how far it is.
func Find(query, scope string, cases, accents bool) { do("find", query, scope, cases, accents) }

// FindStep goes to the next hit (1) or the one before (-1), and around at the ends.
func FindStep(by int) { do("findStep", by) }

// FindLeft ends the search; FocusBack then leads to what was found last.
func FindLeft() { do("findLeft") }

// OnFound is told how many hits there are so far, which one is shown, from 1, and whether the search goes on.
func OnFound(tell func(count, at int, busy bool)) {
	always("onFound", func(args []value) { tell(args[0].Int(), args[1].Int(), args[2].Bool()) })
}

// OnFollowed is told when the reader goes from one place of a sentence that moved to the other.
func OnFollowed(tell func()) { always("onFollowed", func([]value) { tell() }) }

// Above says what covers the top of the view: the bar of the search, the names of the columns. What is brought into view
// then stands below it.
func Above(find, columns bool) { do("above", find, columns) }
