package token_test

import (
	"fmt"

	"github.com/stet-diff/stet/app/compare/internal/token"
)

func ExampleSplit() {
	text := "The plan’s cost: $1,234.56."
	for _, t := range token.Split(text, false) {
		fmt.Printf("%q ", t.Of(text))
	}
	// Output: "The" "plan’s" "cost" ":" "$" "1,234.56" "."
}

func ExampleFold() {
	fmt.Println(token.Fold("“Don’t…” – CAFE\u0301"))
	// Output: "don't..." - café
}

func ExampleTypeset() {
	fmt.Println(token.Typeset("“Don’t”"))
	// Output: "Don't"
}

func ExampleUnaccented() {
	fmt.Println(token.Unaccented("Élysée, Łódź"))
	// Output: Elysee, Lodz
}

func ExampleGraphemes() {
	fmt.Println(token.Graphemes("e\u0301👩‍👧"))
	// Output: [3 14]
}
