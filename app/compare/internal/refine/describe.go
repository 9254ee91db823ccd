package refine

import "strings"

// describe says how a style changed, or nothing. What matters most stands first.
func describe(old, new style) string {
	if old == new {
		return ""
	}
	parts := make([]string, 0, 2)
	link, tracking := describeLink(old.link, new.link)
	if link != "" && !tracking {
		parts = append(parts, link)
	}
	var changed []string
	for i, s := range named {
		switch was, is := old.set>>i&1, new.set>>i&1; {
		case was < is:
			changed = append(changed, s.name+" added")
		case was > is:
			changed = append(changed, s.name+" removed")
		}
	}
	if len(changed) > 0 {
		parts = append(parts, "style: "+strings.Join(changed, ", "))
	}
	if tracking {
		parts = append(parts, link)
	}
	return strings.Join(parts, "; ")
}

// describeLink says how a link changed: "link: added", "link: a → b". When only parameters differ that tell the
// link's owner about the reader, that is tracking: "tracking: a → b".
func describeLink(old, new string) (note string, tracking bool) {
	switch {
	case old == new:
		return "", false
	case old == "":
		return "link: added", false
	case new == "":
		return "link: removed", false
	}
	to := strings.TrimSpace(old) + " → " + strings.TrimSpace(new)
	if untracked(old) == untracked(new) {
		return "tracking: " + to, true
	}
	return "link: " + to, false
}

// Parameters of links that say where a reader came from, and beginnings of such. They change nothing on the page.
const (
	trackers   = " fbclid gclid dclid gbraid wbraid msclkid yclid twclid ttclid igshid mc_cid mc_eid ref ref_src ref_url referrer cmp cmpid cid icid ncid ocid smid smtyp xtor spm trk gi mbid mkt_tok share guccounter soc_src soc_trk s_kwcid _ga _gl hsctatracking __twitter_impression "
	trackersOf = "utm_ at_ pk_ mtm_ _hs hsa_ wt_ vero_ oly_ ns_"
)

// untracked returns an address without the parameters above.
func untracked(address string) string {
	address, fragment, hasFragment := strings.Cut(address, "#")
	path, query, found := strings.Cut(address, "?")
	if found {
		var kept []string
		for parameter := range strings.SplitSeq(query, "&") {
			if name, _, _ := strings.Cut(strings.ToLower(parameter), "="); name != "" && !isTracker(name) {
				kept = append(kept, parameter)
			}
		}
		if len(kept) > 0 {
			path += "?" + strings.Join(kept, "&")
		}
	}
	if hasFragment && !strings.HasPrefix(fragment, "Echobox=") {
		path += "#" + fragment
	}
	return path
}

func isTracker(name string) bool {
	if strings.Contains(trackers, " "+name+" ") {
		return true
	}
	for start := range strings.FieldsSeq(trackersOf) {
		if strings.HasPrefix(name, start) {
			return true
		}
	}
	return false
}
