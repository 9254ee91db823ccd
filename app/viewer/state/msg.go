package state

import (
	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/compare"
)

// A Msg is something that happened.
type Msg interface{ msg() }

// The messages.
type (
	// Typed says whether a side's box holds text now.
	Typed struct {
		Side  Side
		Blank bool
	}
	// Given brings sources: files dropped or chosen, a rich or very long paste.
	Given struct {
		How     string // "paste", "drop", "choose", "sample"
		Side    Side
		Sources []int
	}
	// VersionsRead answers Read and ReadBox.
	VersionsRead struct {
		Batch, Slot int
		Entries     []Entry
		Notes       []article.Note
	}
	// ReadFailed answers them when nothing could be read.
	ReadFailed struct {
		Batch, Slot int
		Notice      Notice
	}
	// Progressed says how far the engine is.
	Progressed struct {
		Stage       string
		Done, Total int
	}
	// Aligned says that the first rows of a comparison are on their way.
	Aligned struct {
		Job      int
		Old, New Entry
	}
	// Compared brings the result of a comparison; its rows follow on their own way.
	Compared struct {
		Job    int
		Result Result
	}
	// Changed brings the next changes of the comparison.
	Changed struct {
		Job     int
		Changes []compare.Change
	}
	// Listed says that all changes have come, and that the list's first entries stand.
	Listed struct{ Job int }
	// CompareFailed says that there is none.
	CompareFailed struct {
		Job    int
		Notice Notice
	}
	// Revived says that the page's program died and was started again, and what it knew.
	Revived struct {
		Saved  Saved
		Reason string
	}
	// EngineDied says that the worker ended and another one has been started.
	EngineDied struct{ Reason string }
	// Widened says whether two columns fit now.
	Widened struct{ Wide bool }
	// ViewChosen and ThemeChosen are the reader's choices.
	ViewChosen  struct{ View View }
	ThemeChosen struct{ Theme Theme }
	// KeyPressed is a key that no field took.
	KeyPressed struct {
		Name                   string
		Ctrl, Alt, Shift, Text bool // Text: the focus is in a text field
	}
	// ListPressed opens or closes the list of changes.
	ListPressed struct{}
	// KindPressed leaves a kind of change out of the list and the counter, or takes it in again.
	KindPressed struct{ Kind string }
	// ClassPressed dims a class of change, or shows it like the others again.
	ClassPressed struct{ Class compare.Class }
	// GrainChosen compares anew, with changes that are as small as that.
	GrainChosen struct{ Grain compare.Grain }
	// SettingsLoaded brings what the reader chose in an earlier visit.
	SettingsLoaded struct{ Settings Settings }
	// ChangeAsked goes to a change, from 1.
	ChangeAsked struct{ Number int }
	// SavePressed asks for the comparison as a file.
	SavePressed struct{ Format string }
	// FileSaved says that the browser has a file, and its name.
	FileSaved struct{ Name string }
	// SaveFailed says that there is no file.
	SaveFailed struct{ Notice Notice }
	// Removed empties a side.
	Removed struct{ Side Side }

	// The buttons.
	ComparePressed  struct{}
	NextPressed     struct{}
	PreviousPressed struct{}
	SwapPressed     struct{}
	BackPressed     struct{}
	CancelPressed   struct{}
	SamplePressed   struct{}
	HelpPressed     struct{}
	UnfoldPressed   struct{}
	NoticeClosed    struct{}
)

func (Typed) msg()           {}
func (Given) msg()           {}
func (VersionsRead) msg()    {}
func (ReadFailed) msg()      {}
func (Progressed) msg()      {}
func (Aligned) msg()         {}
func (Revived) msg()         {}
func (FileSaved) msg()       {}
func (SaveFailed) msg()      {}
func (SavePressed) msg()     {}
func (Compared) msg()        {}
func (Changed) msg()         {}
func (Listed) msg()          {}
func (CompareFailed) msg()   {}
func (EngineDied) msg()      {}
func (Widened) msg()         {}
func (ViewChosen) msg()      {}
func (ThemeChosen) msg()     {}
func (KeyPressed) msg()      {}
func (ListPressed) msg()     {}
func (KindPressed) msg()     {}
func (ClassPressed) msg()    {}
func (GrainChosen) msg()     {}
func (SettingsLoaded) msg()  {}
func (ChangeAsked) msg()     {}
func (Removed) msg()         {}
func (ComparePressed) msg()  {}
func (NextPressed) msg()     {}
func (PreviousPressed) msg() {}
func (SwapPressed) msg()     {}
func (BackPressed) msg()     {}
func (CancelPressed) msg()   {}
func (SamplePressed) msg()   {}
func (UnfoldPressed) msg()   {}
func (HelpPressed) msg()     {}
func (NoticeClosed) msg()    {}

// An Effect is something to be done outside the Model.
type Effect interface{ effect() }

// The effects.
type (
	// Read asks the engine for the versions in a source; VersionsRead or ReadFailed answers.
	Read struct{ Batch, Slot, Source int }
	// ReadBox does the same for the text of a side's box.
	ReadBox struct {
		Batch, Slot int
		Side        Side
	}
	// Compare asks for a comparison and its rows; Compared or CompareFailed answers.
	Compare struct {
		Job      int
		Old, New Ref
		Layout   Layout
	}
	// Show asks for the rows of the last comparison in another layout.
	Show struct{ Layout Layout }
	// Restore brings back the rows that stood there before the comparison that is being made.
	Restore struct{}
	// Save asks for the last comparison as a file for the reader.
	Save struct{ Format string }
	// Unfold shows all unchanged rows.
	Unfold struct{}
	// Hold keeps the reader's place while rows are hidden or shown.
	Hold struct{}
	// ScrollTo goes to a change by its id.
	ScrollTo struct{ Change string }
	// Stop ends what the engine is doing.
	Stop struct{}
	// LoadSample brings the sample article as Given.
	LoadSample struct{}
	// SwapBoxes exchanges the texts of the two boxes.
	SwapBoxes struct{}
	// UseTheme draws the page in a theme.
	UseTheme struct{ Theme Theme }
	// Announce speaks to those who do not see the page.
	Announce struct{ Text string }
	// SetTitle names the page.
	SetTitle struct{ Title string }
	// Focus puts the focus on an element.
	Focus struct{ ID string }
)

func (Read) effect()       {}
func (ReadBox) effect()    {}
func (Compare) effect()    {}
func (Show) effect()       {}
func (ScrollTo) effect()   {}
func (Unfold) effect()     {}
func (Hold) effect()       {}
func (Restore) effect()    {}
func (Save) effect()       {}
func (Stop) effect()       {}
func (LoadSample) effect() {}
func (SwapBoxes) effect()  {}
func (UseTheme) effect()   {}
func (Announce) effect()   {}
func (SetTitle) effect()   {}
func (Focus) effect()      {}
