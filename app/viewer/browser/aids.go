package browser

// UseAids has the page say change marks in words that only listeners meet, and name every invisible character, or not.
func UseAids(speak, invisible bool) { do("useAids", speak, invisible) }
