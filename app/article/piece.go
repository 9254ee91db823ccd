package article

// A Piece is a block of a page, chosen for the article or not, with what that choice rests on. All pieces of a page, in
// its order, hold every word that it shows.
type Piece struct {
	Block
	Vote   bool   // the page by itself says that it is the article
	Kept   bool   // it is in the article; joint selection may differ from the vote
	Near   bool   // it stands between the first and the last sentence of the container that holds the article
	Frame  bool   // it stands inside of what frames a page: navigation, a footer, what the classes call related
	Reason string // why it is not voted for: one of the reasons below; else empty
	Linked int    // how much of its text is links, in percent
	Path   uint64 // a hash of the elements around it, from the root
	Tail   uint64 // a hash of the last six of them
}

// The reasons why a piece stands outside the article.
const (
	Navigation  = "navigation"
	Sharing     = "sharing"
	Related     = "related"
	Comments    = "comments"
	Plea        = "plea" // subscribe, donate, follow us
	PageLabel   = "label"
	AboutAuthor = "author"
	Legal       = "legal"
	Hidden      = "hidden"
	Embed       = "embed"
	Counter     = "counter"   // "1,204 views", "5 min read"
	DateLine    = "date line" // "Updated 3 May 2019"
	Archive     = "archive"   // what an archive added to the page
	OneSided    = "one-sided" // the page would take it, but the other version shows that it is no article
	Unknown     = "unknown"
)
