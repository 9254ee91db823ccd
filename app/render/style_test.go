package render

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stet-diff/stet/web"
)

// TestTheStyleSheetKnowsTheClasses holds row.css against what is drawn: a class that is misspelt in either styles
// nothing, and no other test would tell.
func TestTheStyleSheetKnowsTheClasses(t *testing.T) {
	css := web.File("style/row.css")
	drawn := strings.Join(Sections(sample("\u00a0"), Split), "") + strings.Join(Sections(sample("x"), Inline), "")
	roles := " Block--title Block--standfirst Block--byline Block--heading Block--item Block--quote Block--caption Block--row Block--image Move-number Journey "
	for _, class := range regexp.MustCompile(`\.[A-Z][A-Za-z-]*`).FindAllString(css, -1) {
		if name := class[1:]; !strings.Contains(drawn, name) && !strings.Contains(roles, " "+name+" ") {
			t.Errorf("no element has the class %s", name)
		}
	}
	defined := web.File("style/tokens.css") + web.File("style/aids.css") // there they are words that a script fills in
	for _, use := range regexp.MustCompile(`var\((--[a-z-]+)\)`).FindAllStringSubmatch(web.Style(), -1) {
		if !strings.Contains(defined, use[1]+":") {
			t.Errorf("the token %s is not defined", use[1])
		}
	}
}
