package article

// A Stated is a Field as files of Stet write it: the chosen claim, then the others.
type Stated struct {
	Name    string  `json:"name"`
	Value   string  `json:"value"`
	Source  string  `json:"source"`
	Differs bool    `json:"differs"`
	Others  []Claim `json:"others"`
}

// Stated returns the fields as files write them. Each has its list of other claims, also an empty one.
func (m Meta) Stated() []Stated {
	out := make([]Stated, 0, len(m))
	for _, f := range m {
		s := Stated{Name: f.Name, Differs: f.Differs, Others: []Claim{}}
		for i, c := range f.Claims {
			if i == 0 {
				s.Value, s.Source = c.Value, c.Source
			} else {
				s.Others = append(s.Others, c)
			}
		}
		out = append(out, s)
	}
	return out
}

// MetaOf makes fields of what a file states.
func MetaOf(stated []Stated) (m Meta) {
	for _, s := range stated {
		claims := append([]Claim{{s.Value, s.Source}}, s.Others...)
		m = append(m, Field{Name: s.Name, Claims: claims, Differs: s.Differs})
	}
	return m
}
