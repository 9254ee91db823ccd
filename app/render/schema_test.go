package render

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const schemaFile = "../../web/docs/comparison.schema.json"

// What JSON writes is as the published schema says, by a checker that is not ours.
func TestTheJSONIsAsItsSchemaSays(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	check := func(data []byte) error {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			return err
		}
		return schema.Validate(value)
	}
	for _, c := range append(append(drawn(t), stored(t)...), tried{"every kind", sample("<x>")}) {
		if err := check(JSON(c.Comparison)); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
	}
	good := string(JSON(sample("x")))
	for _, bad := range [][2]string{{`"kind": "moved"`, `"kind": "gone"`}, {`"move": 1`, `"move": -1`}, {`"complete": true`, `"complete": 1`},
		{`"format": "stet/comparison/1"`, `"format": "stet/comparison/2"`}, {`"op": "keep"`, `"op": "hold"`}, {`"quiet"`, `"loud"`}} {
		if err := check([]byte(strings.Replace(good, bad[0], bad[1], 1))); err == nil {
			t.Errorf("%s passes for %s", bad[1], bad[0])
		}
	}
}

// Whoever has the JSON alone can rebuild both texts from the rows and their spans.
func TestTheJSONRebuildsBothTexts(t *testing.T) {
	type side struct{ Blocks []struct{ Text string } }
	for _, c := range append(append(append(drawn(t), stored(t)...), scattered(t, 200)...), tried{"every kind", sample("<x>")}) {
		var read struct {
			Old, New side
			Rows     []struct {
				Kind     string
				Old, New []int
				Spans    []struct{ Op, Text string }
			}
		}
		if err := json.Unmarshal(JSON(c.Comparison), &read); err != nil {
			t.Fatal(c.name, err)
		}
		texts := func(of side, blocks []int) (text string) {
			for _, i := range blocks {
				text += of.Blocks[i].Text
			}
			return text
		}
		seen := [2]map[int]bool{{}, {}}
		for i, row := range read.Rows {
			if row.Kind == "departed" {
				continue // its text stands in the moved row
			}
			var old, new string
			for _, s := range row.Spans {
				if s.Op != "insert" {
					old += s.Text
				}
				if s.Op != "delete" {
					new += s.Text
				}
			}
			if wantOld, wantNew := texts(read.Old, row.Old), texts(read.New, row.New); old != wantOld || new != wantNew {
				t.Fatalf("%s: row %d gives %q and %q, want %q and %q", c.name, i, old, new, wantOld, wantNew)
			}
			for k, blocks := range [][]int{row.Old, row.New} {
				for _, b := range blocks {
					seen[k][b] = true
				}
			}
		}
		if len(seen[0]) != len(read.Old.Blocks) || len(seen[1]) != len(read.New.Blocks) {
			t.Fatalf("%s: the rows hold %d and %d blocks of %d and %d", c.name, len(seen[0]), len(seen[1]), len(read.Old.Blocks), len(read.New.Blocks))
		}
	}
}

// The keys stand in the order of the schema, and the schema knows all of them.
func TestTheKeysStandInOrder(t *testing.T) {
	file, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	order := keysOf(t, file, "properties")
	written := keysOf(t, JSON(sample("x")), "")
	if strings.Join(order, " ") != strings.Join(written, " ") {
		t.Errorf("the schema has %v, the file %v", order, written)
	}
}

// keysOf lists the keys of an object, or of the object under one of its keys, in their order.
func keysOf(t *testing.T, data []byte, under string) (keys []string) {
	t.Helper()
	in := json.NewDecoder(bytes.NewReader(data))
	in.Token()
	for in.More() {
		key, err := in.Token()
		if err != nil {
			t.Fatal(err)
		}
		var value json.RawMessage
		if err := in.Decode(&value); err != nil {
			t.Fatal(err)
		}
		if under == key {
			return keysOf(t, value, "")
		}
		keys = append(keys, key.(string))
	}
	return keys
}
