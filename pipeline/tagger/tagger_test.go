package tagger

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"testing"
)

// a word is a feature of itself and, shifted, of its neighbours.
func features(words []uint64, i int) (out []uint64) {
	for k, d := range []int{-1, 0, 1} {
		if j := i + d; j >= 0 && j < len(words) {
			out = append(out, Feature(uint64(k), words[j]))
		}
	}
	return out
}

// sentences are random words; 1 begins a span of kind 0 that 2 ends, 3 is one of kind
// 2, but only before 4.
func sentences(n int) (words [][]uint64, spans [][]Span) {
	r := rand.New(rand.NewPCG(7, 7))
	for range n {
		list := make([]uint64, 12)
		var marks []Span
		for i := range list {
			list[i] = 3 + r.Uint64N(6)
		}
		list[2], list[3] = 1, 2
		marks = append(marks, Span{2, 4, 0})
		for i := 4; i < len(list)-1; i++ {
			if list[i] == 3 && list[i+1] == 4 {
				marks = append(marks, Span{i, i + 1, 2})
			}
		}
		words, spans = append(words, list), append(spans, marks)
	}
	return words, spans
}

func trained(t *testing.T) *Model {
	words, spans := sentences(300)
	var examples []Example
	for i := range words {
		e := Example{Tags: Mark(len(words[i]), spans[i]), Weight: 1}
		for k := range words[i] {
			e.Features = append(e.Features, features(words[i], k))
		}
		examples = append(examples, e)
	}
	return Train(examples, Options{Epochs: 10, Penalty: 1e-4, Rate: 0.2, Least: 1})
}

func TestAModelFindsWhatItWasShown(t *testing.T) {
	m := trained(t)
	words, spans := sentences(20)
	var l Lattice
	for i := range words {
		l.Reset(m, len(words[i]))
		for k := range words[i] {
			l.Put(k, features(words[i], k))
		}
		l.Run()
		got := l.Best(nil)
		if !reflect.DeepEqual(got, spans[i]) {
			t.Errorf("%v: got %v, want %v", words[i], got, spans[i])
		}
		for _, s := range got {
			if odds := l.Odds(s); odds <= 0 {
				t.Errorf("the chosen span %v has odds %d", s, odds)
			}
		}
		if odds := l.Odds(Span{6, 9, 1}); odds >= 0 {
			t.Errorf("a span of a kind that was never shown has odds %d", odds)
		}
	}
}

func TestTrainingAgainGivesTheSameFile(t *testing.T) {
	var a, b bytes.Buffer
	if err := trained(t).Write(&a, "test"); err != nil {
		t.Fatal(err)
	}
	if err := trained(t).Write(&b, "test"); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two files of the same examples differ")
	}
}

func TestAFileHoldsTheModel(t *testing.T) {
	m := trained(t)
	var file bytes.Buffer
	if err := m.Write(&file, "test"); err != nil {
		t.Fatal(err)
	}
	back, err := Read(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if back.first != m.first || back.next != m.next || len(back.rows) != len(m.rows) {
		t.Error("the model read differs from the one written")
	}
	for _, r := range m.rows {
		if r.key == 0 {
			continue
		}
		var want, got Scores
		m.Score([]uint64{r.key}, &want)
		back.Score([]uint64{r.key}, &got)
		for k := range want {
			if d := want[k] - got[k]; d > fileScale || d < -fileScale {
				t.Fatalf("weights %v became %v", want, got)
			}
		}
	}
	for _, n := range []int{0, 5, 10, file.Len() / 2} {
		if _, err := Read(file.Bytes()[:n]); err == nil {
			t.Errorf("a file cut at %d is read without an error", n)
		}
	}
}
