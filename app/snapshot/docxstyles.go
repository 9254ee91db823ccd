package snapshot

import (
	"strconv"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// A docxStyle is what a style says that matters here.
type docxStyle struct {
	role     article.Role
	level    int
	bold, em bool
	listed   bool
}

// docxStyles reads what the styles say, by their ids.
func docxStyles(data []byte) map[string]docxStyle {
	styles := map[string]docxStyle{}
	var id string
	var s docxStyle
	eachXML(data, xmlEvents{
		open: func(name string, attrs []html.Attribute) {
			value := valueOf(attrs, "w:val")
			switch name {
			case "w:style":
				id, s = valueOf(attrs, "w:styleid"), docxStyle{}
			case "w:name":
				s.role, s.level = styleRole(value)
			case "w:basedon":
				if base, ok := styles[value]; ok && s.role == "" {
					s.role, s.level = base.role, base.level
				}
			case "w:outlinelvl":
				if n, err := strconv.Atoi(value); err == nil && n >= 0 && n < 9 && s.role == "" {
					s.role, s.level = article.Heading, min(n+1, 6)
				}
			case "w:numid":
				s.listed = value != "0"
			case "w:b":
				s.bold = value != "0" && value != "false"
			case "w:i":
				s.em = value != "0" && value != "false"
			}
		},
		text: func(string) {},
		close: func(name string) {
			if name == "w:style" && id != "" {
				styles[id] = s
				id = ""
			}
		},
	})
	return styles
}

// docxTargets reads the addresses of links, by their ids.
func docxTargets(data []byte) map[string]string {
	targets := map[string]string{}
	eachXML(data, xmlEvents{
		open: func(name string, attrs []html.Attribute) {
			if name == "relationship" && valueOf(attrs, "targetmode") == "External" {
				targets[valueOf(attrs, "id")] = valueOf(attrs, "target")
			}
		},
		text: func(string) {}, close: func(string) {},
	})
	return targets
}
