//go:build !unix

package work

import "time"

// cpu is not known here: a page asks the browser.
func cpu() time.Duration { return 0 }
