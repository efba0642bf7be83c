package event

import "testing"

func TestFigureWithAShiftedPointIsFlagged(t *testing.T) {
	for _, c := range []struct {
		name   string
		values []float64
		want   bool // of the one event
	}{
		{"the same figure twice", []float64{4.25e9, 4.25e9}, false},
		{"tenfold", []float64{4.25e9, 42.5e9}, true},
		{"a hundredth", []float64{4.25e9, 4.25e7}, true},
		{"another figure", []float64{4.25e9, 38.1e9}, false},
		{"round figures", []float64{5e9, 5e10}, false},
		{"outvoted", []float64{4.25e9, 4.25e9, 42.5e9}, false},
	} {
		d := repeated(t, "[Acme|organization] reports profit of [much|amount:USD].", len(c.values))
		k := 0
		for i := range d.Mentions {
			if d.Mentions[i].Name == "much" {
				d.Mentions[i].Value = c.values[k]
				k++
			}
		}
		if err := NewExtractor(toy(t)).Process(d); err != nil {
			t.Fatal(err)
		}
		if len(d.Events) != 1 || d.Events[0].Detail.Amount == nil {
			t.Fatalf("%s: got %+v, want one event with an amount", c.name, d.Events)
		}
		if got := d.Events[0].Detail.Flagged; got != c.want {
			t.Errorf("%s: flagged is %v", c.name, got)
		}
	}
}
