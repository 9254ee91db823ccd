package engine

import (
	"github.com/stet-diff/stet/app/compare"
	"github.com/stet-diff/stet/app/render"
)

// export writes the last comparison as a file: the one that the command line writes with the same options.
func (e *Engine) export(x Export, beat *pulse) error {
	if e.last == nil {
		return errNothing
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
