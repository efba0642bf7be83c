package score

import (
	"slices"
	"strings"
	"testing"
)

func TestNamesMatchByTheRule(t *testing.T) {
	for _, c := range []struct {
		what string
		got  bool
		want bool
	}{
		{"last name alone", personOK([]string{"Zhang"}, []string{"Daniel Zhang"}), true},
		{"first name alone", personOK([]string{"Daniel"}, []string{"Daniel Zhang"}), true},
		{"honorific", personOK([]string{"Mr. Daniel Zhang"}, []string{"Daniel Zhang"}), true},
		{"middle word alone", personOK([]string{"Maria"}, []string{"Eva Maria Muster"}), false},
		{"part of a Chinese name", personOK([]string{"张"}, []string{"张勇"}), false},
		{"legal form", orgNear("Acme Inc", "ACME"), true},
		{"two thirds of the words", orgNear("American International Group Inc", "American International"), true},
		{"one of two words", orgNear("Fiat", "Fiat Auto"), false},
		{"Chinese prefix", orgNear("阿里云", "阿里云智能"), true},
		{"short Chinese prefix", orgNear("阿里", "阿里云智能集团有限公司"), false},
		{"diacritics and umlauts", orgNear("Müller AG", "Mueller"), false},
		{"title in a longer one", titleNear("president", "president of the bank"), true},
		{"another rank", titleNear("president", "vice president"), false},
		{"short Chinese title", titleNear("总裁", "阿里云智能总裁"), true},
		{"same month", dateOK("2020-05", "2020-05", false), true},
		{"day in an approximate month", dateOK("2020-05-03", "2020-05", true), true},
		{"day in an exact month", dateOK("2020-05-03", "2020-05", false), false},
		{"quarter as a range", dateOK("2020-04/2020-06", "2020-Q2", false), true},
		{"week", dateOK("2021-01-04/2021-01-10", "2021-W01", false), true},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
}

const articles = `{"id":"a","lang":"en","events":[
 {"type":"appointment","person":["Ann Lee"],"title":["chairman"],"title_code":"chair","organization":["Acme"],"date":"2020-05-03","status":"completed","core":true},
 {"type":"departure","person":["Bo Ray"],"title":["chairman"],"title_code":"chair","organization":["Acme"],"status":"planned","core":true},
 {"type":"departure","person":["Cy Oz"],"status":"completed","core":false}]}`

const records = `{"type":"appointment","status":"planned","person":{"name":"Lee"},"title":{"name":"chair","code":"chair"},"organization":{"name":"Acme Inc"},"predecessor":{"name":"Bo Ray"},"announced":{"value":"2020-05-03"}}
{"type":"departure","status":"completed","person":{"name":"Cy Oz"}}
{"type":"departure","status":"completed","person":{"name":"Di Fox"},"organization":{"name":"Acme"}}
`

func TestEventsAreAlignedAndSlotsCounted(t *testing.T) {
	gold, err := ReadLines[*Article](strings.NewReader(strings.ReplaceAll(articles, "\n", "")))
	if err != nil {
		t.Fatal(err)
	}
	system, err := ReadLines[*Record](strings.NewReader(records))
	if err != nil {
		t.Fatal(err)
	}
	rep := NewReport()
	rep.Add(gold[0], system)
	row := rep.Rows[Key{}]
	// Ann Lee is found: four slots right, the status wrong, the predecessor too much.
	// Bo Ray is missing with four slots, Di Fox spurious with two; Cy Oz is background.
	want := Row{Aligned: 1, Missing: 1, Spurious: 1, Slots: Counts{4, 1, 4, 3}, Args: Counts{3, 0, 3, 3}}
	if *row != want {
		t.Errorf("got %+v, want %+v", *row, want)
	}
	if below := rep.Figures().Below(Figures{"en": {1, 0}}); len(below) != 1 {
		t.Errorf("a fallen figure is not told: %v", below)
	}
}

// report scores the one article above.
func report(t *testing.T, records string) *Report {
	t.Helper()
	gold, err := ReadLines[*Article](strings.NewReader(strings.ReplaceAll(articles, "\n", "")))
	if err != nil {
		t.Fatal(err)
	}
	system, err := ReadLines[*Record](strings.NewReader(records))
	if err != nil {
		t.Fatal(err)
	}
	rep := NewReport()
	rep.Add(gold[0], system)
	return rep
}

func TestErrorsAreGroupedByClass(t *testing.T) {
	rep := report(t, records)
	var got []string
	for _, g := range Groups(rep.Findings) {
		got = append(got, g.Class)
	}
	if want := []string{"missing event", "spurious event", "spurious predecessor", "wrong status"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	trap := NewReport()
	trap.Add(&Article{ID: "b", Lang: "en"}, []*Record{{Type: "departure"}})
	if class := trap.Findings[0].Class(); class != "trap" {
		t.Errorf("a record from an article without events is of class %q", class)
	}
}

func TestChangesNameTheRecordBehind(t *testing.T) {
	worse := report(t, strings.ReplaceAll(records, `"person":{"name":"Lee"}`, `"person":{"name":"Bo Ray"}`))
	changes := Changes(report(t, strings.ReplaceAll(records, `"status":"planned"`, `"status":"planned","rule":"r"`)), worse)
	c := changes[0]
	if c.Mended || c.Class() != "missing event" || c.Behind == nil || c.Behind.Rule != "r" {
		t.Errorf("the event that was lost: %+v", c)
	}
	if same := Changes(worse, worse); len(same) > 0 {
		t.Errorf("a run differs from itself: %v", same)
	}
}

func TestIntervalsHoldTheFigureAndAreAlwaysTheSame(t *testing.T) {
	rep := NewReport()
	for range 20 {
		rep.Add(&Article{Lang: "en", Events: []Label{{Type: "departure", Person: []string{"Ann Lee"}}}}, []*Record{{Type: "departure", Person: &Participant{Name: "Ann Lee"}}})
		rep.Add(&Article{Lang: "en", Events: []Label{{Type: "departure", Person: []string{"Ann Lee"}}}}, nil)
	}
	event, slot := rep.rowIntervals(Key{Lang: "en"})
	if event.Low >= 2./3 || event.High <= 2./3 || event.High-event.Low > 0.4 {
		t.Errorf("event F 0.667 has the interval %v", event)
	}
	if again, slotAgain := rep.rowIntervals(Key{Lang: "en"}); again != event || slotAgain != slot {
		t.Errorf("%v and %v differ", event, again)
	}
}
