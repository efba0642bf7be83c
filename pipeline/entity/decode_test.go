package entity

import (
	"slices"
	"testing"
)

func TestDecodeTakesTheBestCover(t *testing.T) {
	for _, c := range []struct {
		what string
		in   []candidate
		want []int32
	}{
		{"two parts beat one whole of a lower sum", []candidate{{from: 0, to: 2, score: 5}, {from: 0, to: 1, score: 3}, {from: 1, to: 2, score: 3}}, []int32{1, 2}},
		{"the whole beats its parts", []candidate{{from: 0, to: 2, score: 7}, {from: 0, to: 1, score: 3}, {from: 1, to: 2, score: 3}}, []int32{0}},
		{"of equals the longer wins", []candidate{{from: 1, to: 3, score: 4}, {from: 0, to: 3, score: 4}}, []int32{1}},
		{"nothing is chosen that speaks against itself", []candidate{{from: 0, to: 1, score: -1}}, nil},
	} {
		w := &work{candidates: c.in, units: make([]unit, 3)}
		if w.decodeAll(); !slices.Equal(w.chosen, c.want) {
			t.Errorf("%s: chose %v, want %v", c.what, w.chosen, c.want)
		}
	}
}
