package emit

import (
	"strings"
	"testing"
)

func TestDiffTellsAddedRemovedAndChangedRecords(t *testing.T) {
	old := []Record{
		{ID: "1", Type: "departure", Status: "planned", Rule: "en/departure/resigns", Person: &Name{Name: "Ann Lee"}, Document: Origin{ID: "a"}},
		{ID: "4", Type: "departure", Rule: "r", Person: &Name{Name: "Di Fox"}, Organization: &Unit{Name: "Acme"}, Document: Origin{ID: "d"}},
		{ID: "2", Type: "appointment", Rule: "r", Person: &Name{Name: "Bo Ray"}, Document: Origin{ID: "b"}},
	}
	new := []Record{
		{ID: "1", Type: "departure", Status: "completed", Rule: "en/departure/leaves", Person: &Name{Name: "Ann Lee"}, Document: Origin{ID: "a"}},
		{ID: "5", Type: "departure", Rule: "r", Person: &Name{Name: "Di Fox"}, Organization: &Unit{Name: "Beta"}, Document: Origin{ID: "d"}},
		{ID: "3", Type: "appointment", Rule: "s", Person: &Name{Name: "Cy Oz"}, Document: Origin{ID: "c"}},
	}
	var got []string
	for _, c := range Diff(old, new) {
		got = append(got, c.String())
	}
	want := `changed a departure: Ann Lee [en/departure/resigns -> en/departure/leaves]
        status: "planned" -> "completed"
removed b appointment: Bo Ray [r]
added   c appointment: Cy Oz [s]
changed d departure: Di Fox, Beta [r]
        organization: "Acme" -> "Beta"`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
	if d := Diff(old, old); len(d) != 0 {
		t.Errorf("the same records differ: %v", d)
	}
}
