package main

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
)

var errAtoms = errors.New("the HTML parser's table of atoms has a form that is not known")

// atomNames is a Go file that numbers the atoms of the table, for a parser that asks for them in cases. Names that the
// same cases list follow on each other, so that the compiler asks for a range of numbers instead of one after the other.
func atomNames(table, cases string) (string, error) {
	names, err := namesIn(table)
	if err != nil {
		return "", err
	}
	lists, err := listsIn(cases)
	if err != nil {
		return "", err
	}
	slices.SortStableFunc(lists, func(a, b []string) int { return cmp.Compare(len(b), len(a)) })
	in := map[string]string{} // for each name a letter for each list
	for name := range names {
		in[name] = ""
	}
	for _, list := range lists {
		for name := range in {
			letter := "n"
			if slices.Contains(list, name) {
				letter = "a"
			}
			in[name] += letter
		}
	}
	var order []string
	for name := range names {
		order = append(order, name)
	}
	slices.SortFunc(order, func(a, b string) int { return cmp.Or(cmp.Compare(in[a], in[b]), cmp.Compare(a, b)) })
	var out, text strings.Builder
	out.WriteString("package atom\n\nconst (\n")
	for k, name := range order {
		fmt.Fprintf(&out, "\t%s Atom = %d\n", name, k+1)
		text.WriteString(" " + names[name])
	}
	fmt.Fprintf(&out, ")\n\nconst text = %q\n", text.String())
	return out.String(), nil
}

// namesIn reads the constants of the table: what each is called, and the name in HTML.
func namesIn(table string) (map[string]string, error) {
	file, err := parser.ParseFile(token.NewFileSet(), table, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	places, text := map[string]uint64{}, ""
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		if kind, ok := spec.Type.(*ast.Ident); ok && kind.Name == "Atom" {
			if value, ok := spec.Values[0].(*ast.BasicLit); ok {
				places[spec.Names[0].Name], err = strconv.ParseUint(value.Value, 0, 32)
			}
		} else if spec.Names[0].Name == "atomText" {
			text = joinedText(spec.Values[0])
		}
		return false
	})
	names := map[string]string{}
	for name, place := range places {
		from, size := place>>8, place&0xff
		if from+size > uint64(len(text)) || size == 0 || err != nil {
			return nil, errAtoms
		}
		names[name] = text[from : from+size]
	}
	if len(names) < 300 {
		return nil, errAtoms
	}
	return names, nil
}

// joinedText is a text that stands in a program in parts; "" if it is none.
func joinedText(e ast.Expr) string {
	var all strings.Builder
	sum, ok := e.(*ast.BinaryExpr)
	if ok {
		all.WriteString(joinedText(sum.X))
		e = sum.Y
	}
	part, err := literal(e)
	if err != nil {
		return ""
	}
	all.WriteString(part)
	return all.String()
}

// listsIn reads which atoms the parser lists in one case.
func listsIn(name string) (lists [][]string, err error) {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		clause, ok := n.(*ast.CaseClause)
		if !ok {
			return true
		}
		var list []string
		for _, e := range clause.List {
			if atom, ok := e.(*ast.SelectorExpr); ok {
				list = append(list, atom.Sel.Name)
			}
		}
		if len(list) > 1 {
			lists = append(lists, list)
		}
		return true
	})
	return lists, nil
}

// literal is the text of a string or of a character as it stands in a program.
func literal(e ast.Expr) (string, error) {
	basic, ok := e.(*ast.BasicLit)
	if !ok {
		return "", errAtoms
	}
	text, err := strconv.Unquote(basic.Value)
	if err == nil && text == "" {
		err = errAtoms
	}
	return text, err
}
