package event

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"

	"rochade/pipeline/lexicon"
)

// A model decides which proposals become events: integer weights of features
// (hundredths of log-odds), a threshold, and a table from scores to
// probabilities. `make models` fits it.
type model struct {
	weights   map[string]int
	threshold int
	table     []step
}

// A step says that scores from least on mean that confidence.
type step struct {
	least      int
	confidence float64
}

// modelFile holds rows of a key and a value: feature:name weight, threshold score, confidence:score probability.
const modelFile = "shared/decision.tsv"

// loadModel reads the weights; without a file everything is accepted.
func loadModel(fsys fs.FS) (*model, error) {
	rows, err := lexicon.ReadTable(fsys, modelFile, "what", "name?", "value")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	m := &model{weights: map[string]int{}}
	for _, r := range rows {
		switch r.Cells[0] {
		case "feature", "threshold":
			n, err := strconv.Atoi(r.Cells[2])
			if err != nil {
				return nil, r.Errorf("weight %q (a whole number is allowed)", r.Cells[2])
			}
			if r.Cells[0] == "threshold" {
				m.threshold = n
			} else {
				m.weights[r.Cells[1]] = n
			}
		case "confidence":
			n, err1 := strconv.Atoi(r.Cells[1])
			c, err2 := strconv.ParseFloat(r.Cells[2], 64)
			if err := errors.Join(err1, err2); err != nil {
				return nil, r.Errorf("%v", err)
			}
			m.table = append(m.table, step{n, c})
		default:
			return nil, r.Errorf("row %q (feature, threshold and confidence are allowed)", r.Cells[0])
		}
	}
	return m, nil
}

func (m *model) score(features []string) int {
	s := m.weights["(bias)"]
	for _, f := range features {
		s += m.weights[f]
	}
	return s
}

// heaviest returns the features that weigh most for and against, as "+1.20 class=appoint".
func (m *model) heaviest(features []string) []string {
	features = slices.DeleteFunc(slices.Clone(features), func(f string) bool { return m.weights[f] == 0 })
	slices.SortStableFunc(features, func(f, g string) int {
		return cmp.Compare(abs(m.weights[g]), abs(m.weights[f]))
	})
	out := []string{fmt.Sprintf("%+.2f bias", float64(m.weights["(bias)"])/100)}
	for _, f := range features[:min(5, len(features))] {
		out = append(out, fmt.Sprintf("%+.2f %s", float64(m.weights[f])/100, f))
	}
	return out
}

// confidence looks the score up in the table.
func (m *model) confidence(score int) float64 {
	c := 0.0
	for _, s := range m.table {
		if score >= s.least {
			c = s.confidence
		}
	}
	return c
}
