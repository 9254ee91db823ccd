package state

import "github.com/stet-diff/stet/app/compare"

// What is dimmed stays where it was in the rows. The list of changes shows it apart, class by class, when it is asked to.

type (
	// DimmedPressed opens the list of changes with what is dimmed in it.
	DimmedPressed struct{}
	// DimmedTurned shows what is dimmed in the list, or no longer.
	DimmedTurned struct{}
)

func (DimmedPressed) msg() {}
func (DimmedTurned) msg()  {}

// faint answers them.
func (m Model) faint(msg Msg) (Model, []Effect) {
	if _, ok := msg.(DimmedTurned); ok {
		m.Faint = !m.Faint
		return m, nil
	}
	m.Faint = true
	if m.ListOpen() {
		return m, []Effect{Focus{"list-dimmed"}}
	}
	m, effects := m.pressList()
	if m.Sheet == NoSheet { // a sheet takes the focus itself
		effects = append(effects, Focus{"list-dimmed"})
	}
	return m, effects
}

// DimmedOf are the numbers, from 1, of the changes that are dimmed for their class; for compare.Pattern, those that only
// the reader's own patterns dim.
func (m Model) DimmedOf(class compare.Class) (numbers []int) {
	for i := range m.Result.Changes {
		c := &m.Result.Changes[i]
		of := c.Class & m.Ignored()
		if of == 0 {
			of = compare.Pattern
		}
		if of == class && m.dims(c) {
			numbers = append(numbers, i+1)
		}
	}
	return numbers
}
