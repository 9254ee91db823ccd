//go:build !js

package browser

// value stands in for a JavaScript value where there is none.
type value struct{}

func (value) String() string { return errNoPage.Error() }
func (value) Bool() bool     { return false }
func (value) Int() int       { return 0 }

// HasDocument reports whether the program runs on a page. Outside a browser there is none.
func HasDocument() bool { return false }

func do(string, ...any) error                     { return errNoPage }
func text(string, ...any) string                  { return "" }
func always(string, ...func([]value))             {}
func perhaps(string, func([]value))               {}
func asked(string, func([]value) bool)            {}
func once(_ string, then func([]value), _ ...any) { then([]value{{}, {}}) }
