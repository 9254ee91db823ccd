package browser

// Language returns the code of the language that the page speaks.
func Language() string { return text("language") }

// UseLanguage has the page speak a language, and turns it round for one that is written from right to left. It returns
// the words of the language as package words reads them: nothing for English.
func UseLanguage(code string) (words string) { return text("useLanguage", code) }
