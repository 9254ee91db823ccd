package main

import "strings"

// edits are pairs whose article was really edited or cut between the two captures, by the beginning of the folder's
// name, each with a word that one of the two alone has, or has more often.
var edits = [][2]string{
	{"abcnews.go.com", "grudge"}, {"americanow.com", "dealbreaker"}, {"deadspin.com", "criterion"}, {"howtogeek.com", "touchpad"},
	{"latimes.com", "daybreak"}, {"nydailynews.com", "fueled"}, {"nytimes.com", "appears"}, {"prospectmagazine.co.uk", "canzuk"},
	{"reuters.com", "dxy"},
}

// shows says whether a pair whose article was edited shows the named word among its changes. Other pairs show nothing.
func shows(folder string, sides [2]capture) bool {
	for _, e := range edits {
		if strings.HasPrefix(folder, e[0]) {
			return sides[0].joint[e[1]] != sides[1].joint[e[1]]
		}
	}
	return false
}
