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
