package emit

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"
)

func overridesOf(text string) (Overrides, error) {
	return ReadOverrides(fstest.MapFS{OverridesFile: {Data: []byte("# ours\nid\taction\tfield\tvalue\n" + text)}})
}

func TestOverridesSuppressAndCorrect(t *testing.T) {
	id := Records(document(), &Extractor{})[0].ID
	for line, want := range map[string]string{
		"set\tstatus\tcompleted":       `"status":"completed"`,
		"set\tbackground\ttrue":        `"background":true`,
		"set\treason\tdeath":           `"reason":"death"`,
		"set\treason\t":                `"reason":null`,
		"set\tperson\tDr. Müller":      `"person":{"name":"Dr. Müller","id":null,"mention":{"text":"Mül`,
		"set\tperson\t":                `"person":null`,
		"set\tpredecessor\tAnn Lee":    `"predecessor":{"name":"Ann Lee","id":null,"mention":null}`,
		"set\torganization\tA & B AG":  `"organization":{"name":"A & B AG","id":null,"parent":null,"mention":{"text":"A&amp;B"`,
		"set\ttitle\tVorsitzende":      `"title":{"code":"chief_executive_officer","name":"Vorsitzende","acting":false,"scope":null,"mention":{"text":"Chefin"`,
		"set\ttitle\t":                 `"title":null`,
		"set\ttitle_code\tchair":       `"title":{"code":"chair","name":"Chefin"`,
		"set\ttitle_scope\tNord":       `"scope":"Nord"`,
		"set\tacting\ttrue":            `"acting":true`,
		"set\teffective\t2024-05-02":   `"effective":{"value":"2024-05-02","first":"2024-05-02","last":"2024-05-02","precision":"day","mod":null,"basis":"stated","mention":null}`,
		"set\teffective\t2024-02":      `"first":"2024-02-01","last":"2024-02-29","precision":"month"`,
		"set\tannounced\t2024":         `"announced":{"value":"2024","first":"2024-01-01","last":"2024-12-31"`,
		"set\tannounced\t":             `"announced":null`,
		"set\tsuccessor\t\tour\tnotes": `"successor":null`,
	} {
		o, err := overridesOf(id + "\t" + line + "\n00000000000000000000\tsuppress\n")
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		records := o.apply(Records(document(), &Extractor{"1", "abc"}))
		got, err := Marshal(records[0])
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(got), want) || records[0].ID != id {
			t.Errorf("%s: got %s, want %s", line, got, want)
		}
	}
	o, err := overridesOf(id + "\tsuppress\n")
	if err != nil {
		t.Fatal(err)
	}
	if left := o.apply(Records(document(), &Extractor{})); len(left) != 0 {
		t.Errorf("%d records are left, want none", len(left))
	}
}

func TestCorrectedRecordsKeepToTheSchema(t *testing.T) {
	s := compileSchema(t)
	d := document()
	d.SHA256 = strings.Repeat("0f", 32)
	id := Records(d, &Extractor{})[0].ID
	d.Events[0].Title = nil
	bare := Records(d, &Extractor{})[0].ID
	var list strings.Builder
	for _, line := range []string{"title\tVorsitz", "effective\t2024", "successor\tBo Ray", "organization\tC", "reason\tother"} {
		list.WriteString(id + "\tset\t" + line + "\n" + bare + "\tset\t" + line + "\n")
	}
	o, err := overridesOf(list.String())
	if err != nil {
		t.Fatal(err)
	}
	line, err := json.Marshal(o.apply(Records(d, &Extractor{"1", "abc"}))[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := validate(s, string(line)); err != nil {
		t.Errorf("%v in %s", err, line)
	}
}

func TestOverridesSayWhatIsWrongWithThem(t *testing.T) {
	const id = "8e4fb1650f01f5073422"
	for line, want := range map[string]string{
		"xyz\tsuppress":                                     `overrides.tsv:3: "xyz" is no id of a record (20 hexadecimal digits)`,
		id + "\tdrop":                                       `overrides.tsv:3: action "drop" (suppress, set)`,
		id + "\tsuppress\tstatus":                           "overrides.tsv:3: suppress has neither field nor value",
		id + "\tset\tcolour\tred":                           `overrides.tsv:3: field "colour" (acting, announced, background, `,
		id + "\tset\tstatus\tdone":                          `overrides.tsv:3: status "done" (completed, planned, rumored, denied, cancelled)`,
		id + "\tset\tacting\tyes":                           `overrides.tsv:3: acting "yes" (true, false)`,
		id + "\tset\tannounced\tsoon":                       `overrides.tsv:3: "soon" is no date (2024, 2024-05, 2024-05-02, or nothing)`,
		id + "\tset\tperson\ta\n" + id + "\tset\tperson\tb": "overrides.tsv:4: " + id + " person is there twice",
	} {
		if _, err := overridesOf(line + "\n"); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", line, err, want)
		}
	}
}
