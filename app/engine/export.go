package engine

import (
	"strconv"

	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/render"
)

// export writes the last comparison as a file: the one that the command line writes with the same options.
func (e *Engine) export(x Export, beat *pulse) error {
	if e.last == nil {
		return errNothing
	}
	if x.Format == "link" {
		beat.send(Response{Link: &Link{render.Link(*e.last)}})
		return nil
	}
	format, ok := render.FormatNamed(x.Format)
	if !ok {
		return &Error{Code: "format", What: "Stet writes no files in the format ‘" + x.Format + "’.", Advice: "Please reload the page."}
	}
	beat.at("writing", 0, 0)
	c, how := *e.last, e.how
	how.Ignore = x.Ignore
	c.Stats.Quiet = quiet(c, how)
	data := format.Write(c, render.Options{How: how, Layout: x.Layout, Words: e.words})
	beat.send(Response{File: &File{format.Name, format.Type, render.FileName(c) + format.End, data}})
	return nil
}

// quiet counts the changes that options dim, as compare.Stats does: a reader may have chosen others since.
func quiet(c compare.Comparison, how compare.Options) (n int) {
	dims, _ := compare.NewDimmer(how)
	for i, row := range c.Rows {
		if row.Kind == compare.Kept || row.Kind == compare.Departed {
			continue
		}
		for _, dimmed := range dims.Dims(c, i) {
			if dimmed {
				n++
			}
		}
	}
	return n
}

// opened unpacks a shared link, or says what is wrong with it.
func opened(r Read) ([]byte, error) {
	data, err := render.OpenLink(r.Data)
	switch err {
	case nil:
		return data, nil
	case render.ErrLinkNewer:
		return nil, &Error{Code: "link-newer", What: "This link was made by a newer version of Stet.", Advice: "Reload the page to get it, then open the link again."}
	case render.ErrLinkLarge:
		return nil, &Error{Code: "link-large", What: "This link unpacks to more than Stet opens.", Advice: "Ask for the comparison as a web page instead."}
	}
	n := len(r.Data)
	return nil, &Error{Code: "link-damaged", What: "This link is incomplete or damaged: " + strconv.Itoa(n) + " characters arrived.", Args: []string{strconv.Itoa(n)},
		Advice: "Copy it again, whole, or ask for the comparison as a web page."}
}
