package snapshot

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
)

// noiseOf says why a short piece is no text of an article, whatever article it stands in: a label, a counter, a plea.
func noiseOf(p *placed) string {
	switch p.Role {
	case article.Title, article.Standfirst, article.Code, article.Image, article.Row:
		return ""
	}
	if len(p.Text) > 400 {
		return ""
	}
	n := words(p.Text)
	if n > 45 {
		return ""
	}
	text := folded(p.Text)
	bare := strings.Trim(text, " .:!?…|>-•·[]()")
	switch {
	case bare == "embed":
		return article.Embed
	case n <= 5 && labels[bare]:
		return article.PageLabel
	case n <= 8 && isSharing(text):
		return article.Sharing
	case n <= 6 && isCounter(bare), n <= 8 && isPrice(p.Text):
		return article.Counter
	case n <= 14 && isDateLine(bare):
		return article.DateLine
	case isLegal(text):
		return article.Legal
	case p.Role != article.Heading && len(text) >= 12 && p.Linked <= 80 && isPlea(text, n):
		return article.Plea
	}
	return ""
}

// labels are whole texts that name a part of a page.
var labels = set("advertisement|advert|ad|ads|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|sponsored|" +
	"sponsored content|story continues below|story continues below advertisement|article continues below|continue reading|" +
	"continue reading below|read more|more|loading|close|open|caption|image|photo|photos|video|gallery|back to gallery|enlarge|" +
	"enlarge this image|toggle caption|play|play video|watch|explore further|related|highlights|topics|tags|" +
	"image copyright|image caption|skip advertisement|skip|hide caption|show caption|view gallery|more on this|" +
	"next|previous|back to top|top|login|log in|sign in|sign up|subscribe|register|search|menu|send|submit|reply|report|" +
	"this slideshow requires javascript|please enable javascript to view the comments powered by disqus")

func set(list string) map[string]bool {
	all := map[string]bool{}
	for _, one := range strings.Split(list, "|") {
		all[one] = true
	}
	return all
}

var sharingWords = set("share|shares|tweet|facebook|twitter|email|e-mail|mail|print|whatsapp|linkedin|pinterest|pin|reddit|flipboard|telegram|messenger|on|via|to|this|by|a|link|copy|save|comment|comments|google|plus|post|it|url|send|friend|story|article")

// isSharing says whether a text is made of the words on buttons for sharing, and one of them is about nothing else.
func isSharing(text string) bool {
	sure := false
	for word := range strings.FieldsFuncSeq(text, notLetter) {
		if !sharingWords[word] {
			return false
		}
		sure = sure || len(word) > 4 && word != "story" && word != "article"
	}
	return sure
}

// notLetter cuts texts, already folded, into words.
func notLetter(r rune) bool {
	return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 0x80 || r == '-')
}

var counted = set("view|views|comment|comments|share|shares|like|likes|retweets|replies|min read|minute read|minutes read|mins read|min|" +
	"minutes ago|minute ago|hours ago|hour ago|days ago|day ago|weeks ago|week ago|months ago|month ago|years ago|year ago|reads|words|votes|points|" +
	"minutes to read|photos|images|upvotes|aufrufe|kommentare|vues|commentaires")

// isCounter knows "1,204 views", "5 min read", "2 hours ago": a number and what is counted.
func isCounter(text string) bool {
	number := strings.TrimLeft(text, "0123456789.,k ")
	return number != text && text[0] >= '0' && text[0] <= '9' && counted[strings.Trim(number, " +()-")]
}

var dateWords = set("published|updated|posted|modified|last|on|at|am|pm|a.m|p.m|est|edt|pst|pdt|cst|cdt|gmt|utc|bst|et|pt|ist|jst|first|date|" +
	"jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|" +
	"mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|hours|minutes|days|ago|the|of|" +
	"publié|le|mis|à|jour|actualizado|publicado|aktualisiert|veröffentlicht|am|uhr|st|nd|rd|th|t|z")

// isDateLine says whether a text is made of the words of a date line alone, and a number.
func isDateLine(text string) bool {
	digits, names := false, 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return notLetter(r) || r >= '0' && r <= '9' || r == '-' }) {
		if !dateWords[word] {
			return false
		}
		names++
	}
	for i := range len(text) {
		digits = digits || text[i] >= '0' && text[i] <= '9'
	}
	return digits && names >= 2
}

func isLegal(text string) bool {
	return strings.HasPrefix(text, "©") || strings.HasPrefix(text, "copyright ©") || strings.HasPrefix(text, "(c) 20") ||
		strings.Contains(text, "all rights reserved") || strings.Contains(text, "this document is subject to copyright")
}

// pleas are phrases with which sites ask for something, in several languages.
var pleas = strings.Split("subscribe to our|subscribe to the|subscribe for|subscribe now|subscribe today|subscribe here|sign up for our|sign up for the|sign up to our|sign up to the|sign up here|sign up now|our newsletter|newsletters|"+
	"straight to your inbox|to your inbox|in your inbox|into your inbox|follow us on|follow us @|like us on|find us on|join us on|join our|support our journalism|support our work|make a donation|donate to|donate now|"+
	"download our app|download the app|click here to subscribe|get unlimited access|become a member|become a subscriber|already a subscriber|enable javascript|your browser|an old browser|"+
	"have a tip|got a tip|send us your|email us at|newsletter abonnieren|jetzt abonnieren|abonnieren sie|abonnez-vous|inscrivez-vous|suscríbete|suscribete|inscreva-se|iscriviti|assine|メルマガ|情報提供はこちら|お問い合わせはこちら|"+
	"through your letterbox|comments are subject to|view comments|leave a comment|read later", "|")

// pleaStarts has the pleas by their first two bytes, as pair numbers them.
var pleaStarts = func() (table [1 << 10][]string) {
	for _, plea := range pleas {
		n := pair(plea)
		table[n] = append(table[n], plea)
	}
	return table
}()

// pair is a number below 1,024 for the first two bytes of a text.
func pair(text string) int { return (int(text[0])<<5 ^ int(text[1])) & (1<<10 - 1) }

// holdsPlea says whether one of the phrases stands in a text.
func holdsPlea(text string) bool {
	for ; len(text) >= 2; text = text[1:] {
		for _, plea := range pleaStarts[pair(text)] {
			if strings.HasPrefix(text, plea) {
				return true
			}
		}
	}
	return false
}

// isPlea says whether a short text asks its reader to subscribe, to follow, to give.
func isPlea(text string, n int) bool {
	if holdsPlea(text) {
		return true
	}
	if strings.Contains(text, "become a ") && strings.Contains(text, "member") {
		return true
	}
	return n <= 25 && (strings.HasPrefix(text, "follow ") && strings.Contains(text, "twitter") || strings.Contains(text, "on twitter @") || strings.Contains(text, "on twitter at @"))
}
