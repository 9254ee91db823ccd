package browser

import "errors"

var fault = func(reason string) {}

// OnFault is told of a callback that panicked. The program goes on.
func OnFault(tell func(reason string)) { fault = tell }

// errNoPage is the answer of everything that needs a page, where there is none.
var errNoPage = errors.New("there is no page")

// failure turns the page's word for a failure into an error; the empty word is none.
func failure(reason string) error {
	if reason == "" {
		return nil
	}
	return errors.New(reason)
}
