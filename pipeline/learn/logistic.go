// Package learn fits the linear models that ship as integer weights.
package learn

import (
	"hash/fnv"
	"math"
	"slices"
)

// An Example is what a linear model is fitted on.
type Example struct {
	Group    string // examples of a group (an article) never stand on both sides of a split
	Features []string
	Positive bool
}

// A Model is a weight for each feature; the intercept is the feature "".
type Model map[string]float64

// Score is the log-odds that the example is positive.
func (m Model) Score(features []string) float64 {
	s := m[""]
	for _, f := range features {
		s += m[f]
	}
	return s
}

// Fit is logistic regression with an L2 penalty, by full-batch gradient descent
// with AdaGrad step sizes (Duchi, Hazan and Singer 2011). The same examples give
// the same model on every machine.
func Fit(examples []Example, penalty float64) Model {
	const rounds = 400
	index := map[string]int{"": 0}
	names := []string{""}
	rows := make([][]int, len(examples))
	for i, e := range examples {
		rows[i] = []int{0}
		for _, f := range e.Features {
			k, ok := index[f]
			if !ok {
				k = len(names)
				index[f] = k
				names = append(names, f)
			}
			rows[i] = append(rows[i], k)
		}
	}
	w, grad, sum := make([]float64, len(names)), make([]float64, len(names)), make([]float64, len(names))
	for range rounds {
		for k := range grad {
			grad[k] = penalty * w[k]
		}
		grad[0] = 0
		for i, row := range rows {
			s := 0.0
			for _, k := range row {
				s += w[k]
			}
			d := 1 / (1 + math.Exp(-s))
			if examples[i].Positive {
				d--
			}
			for _, k := range row {
				grad[k] += d
			}
		}
		for k, g := range grad {
			if sum[k] += g * g; sum[k] > 0 {
				w[k] -= 0.5 * g / math.Sqrt(sum[k])
			}
		}
	}
	m := Model{}
	for k, name := range names {
		m[name] = w[k]
	}
	return m
}

// CrossValidate scores every example with a model fitted without its group: the
// groups are dealt into folds by a hash of their name.
func CrossValidate(examples []Example, folds int, penalty float64) []float64 {
	out := make([]float64, len(examples))
	for fold := range folds {
		var train []Example
		var test []int
		for i, e := range examples {
			if Fold(e.Group, folds) == fold {
				test = append(test, i)
			} else {
				train = append(train, e)
			}
		}
		m := Fit(train, penalty)
		for _, i := range test {
			out[i] = m.Score(examples[i].Features)
		}
	}
	return out
}

// Fold is the fold that a group belongs to.
func Fold(group string, folds int) int {
	h := fnv.New32a()
	h.Write([]byte(group))
	return int(h.Sum32() % uint32(folds))
}

// A Step says that scores from Least on are right with that probability.
type Step struct {
	Least       int
	Probability float64
}

// Calibrate turns cross-validated scores into a monotone table of probabilities:
// pool adjacent violators (Ayer et al. 1955) over bins of at least size examples.
func Calibrate(scores []int, positive []bool, size int) []Step {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return scores[a] - scores[b] })
	type bin struct{ least, n, right int }
	var bins []bin
	for i := 0; i < len(order); {
		b := bin{least: scores[order[i]]}
		for i < len(order) && (b.n < size || scores[order[i]] == scores[order[i-1]]) {
			b.n++
			if positive[order[i]] {
				b.right++
			}
			i++
		}
		bins = append(bins, b)
		for len(bins) > 1 {
			x, y := bins[len(bins)-2], bins[len(bins)-1]
			if x.right*y.n < y.right*x.n {
				break
			}
			bins = append(bins[:len(bins)-2], bin{x.least, x.n + y.n, x.right + y.right})
		}
	}
	var out []Step
	for _, b := range bins {
		// One right and one wrong example more keep the table away from 0 and 1;
		// that must not let it fall.
		p := float64(b.right+1) / float64(b.n+2)
		if k := len(out); k > 0 {
			p = max(p, out[k-1].Probability)
		}
		out = append(out, Step{b.least, p})
	}
	return out
}
