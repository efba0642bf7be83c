package learn

import (
	"fmt"
	"testing"
)

// separable returns examples of which feature "good" says all.
func separable() []Example {
	var out []Example
	for i := range 60 {
		e := Example{Group: fmt.Sprint("article", i%10), Features: []string{"noise" + fmt.Sprint(i%3)}, Positive: i%2 == 0}
		if e.Positive {
			e.Features = append(e.Features, "good")
		}
		out = append(out, e)
	}
	return out
}

func TestFitFindsTheFeatureThatDecides(t *testing.T) {
	m := Fit(separable(), 0.1)
	if yes, no := m.Score([]string{"good"}), m.Score([]string{"noise1"}); yes < 1 || no > -1 {
		t.Errorf("scores %.2f and %.2f, want clearly right and clearly wrong", yes, no)
	}
	again := Fit(separable(), 0.1)
	for f, w := range m {
		if again[f] != w {
			t.Errorf("weight of %q differs between two runs", f)
		}
	}
}

func TestCrossValidationScoresEveryExample(t *testing.T) {
	for i, s := range CrossValidate(separable(), 5, 0.1) {
		if (s > 0) != (i%2 == 0) {
			t.Errorf("example %d scores %.2f", i, s)
		}
	}
}

func TestCalibrationNeverFalls(t *testing.T) {
	var scores []int
	var positive []bool
	for i := range 200 {
		scores = append(scores, i)
		positive = append(positive, i%7 < i/30)
	}
	last := Step{-1, 0}
	for _, s := range Calibrate(scores, positive, 20) {
		if s.Least <= last.Least || s.Probability < last.Probability || s.Probability >= 1 {
			t.Errorf("step %v after %v", s, last)
		}
		last = s
	}
}
