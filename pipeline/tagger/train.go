package tagger

import (
	"math"
	"math/rand/v2"
	"slices"
)

// An Example is a sequence with its tags.
type Example struct {
	Features [][]uint64 // by position
	Tags     []Tag
	Weight   float64 // what it counts; 1 for an ordinary one
}

// Options say how a model is fitted.
type Options struct {
	Epochs  int
	Penalty float64 // of the square of the weights
	Rate    float64 // of learning at the start
	Least   int     // how often a feature must occur
}

// A trainer holds the weights while they are fitted: scale times what is stored.
type trainer struct {
	weights  [][Tags - 1]float32
	next     [Tags][Tags]float64 // by tag and the tag before it
	first    [Tags]float64
	scale    float64
	emission [][Tags]float64
	forward  [][Tags]float64
	backward [][Tags]float64
	factor   [Tags][Tags]float64 // exp of next
	lead     [Tags]float64
}

// A sequence is an example with its features numbered.
type sequence struct {
	features [][]int32
	tags     []Tag
	weight   float64
}

// seed makes every run see the examples in the same order.
const seed = 1

// Train fits a model to the examples.
func Train(examples []Example, o Options) *Model {
	keys, sequences := number(examples, o.Least)
	t := &trainer{weights: make([][Tags - 1]float32, len(keys)), scale: 1}
	source := rand.New(rand.NewPCG(seed, seed))
	step := 0
	decay := o.Penalty
	for range o.Epochs {
		source.Shuffle(len(sequences), func(i, j int) { sequences[i], sequences[j] = sequences[j], sequences[i] })
		for _, s := range sequences {
			rate := o.Rate / (1 + o.Rate*decay*float64(step))
			t.learn(s, rate)
			t.shrink(1 - rate*decay)
			step++
		}
	}
	return t.model(keys)
}

// number numbers the features that occur often enough, in the order of their keys.
func number(examples []Example, least int) (keys []uint64, out []sequence) {
	count := map[uint64]int{}
	for _, e := range examples {
		for _, list := range e.Features {
			for _, f := range list {
				count[f]++
			}
		}
	}
	for f, n := range count {
		if n >= least {
			keys = append(keys, f)
		}
	}
	slices.Sort(keys)
	index := make(map[uint64]int32, len(keys))
	for i, f := range keys {
		index[f] = int32(i)
	}
	for _, e := range examples {
		s := sequence{make([][]int32, len(e.Features)), e.Tags, e.Weight}
		for i, list := range e.Features {
			for _, f := range list {
				if k, ok := index[f]; ok {
					s.features[i] = append(s.features[i], k)
				}
			}
		}
		out = append(out, s)
	}
	return keys, out
}

// shrink makes all weights smaller.
func (t *trainer) shrink(by float64) {
	t.scale *= by
	for a := range t.next {
		t.first[a] *= by
		for b := range t.next[a] {
			t.next[a][b] *= by
		}
	}
	if t.scale > 1e-4 {
		return
	}
	for i := range t.weights {
		for k := range t.weights[i] {
			t.weights[i][k] *= float32(t.scale)
		}
	}
	t.scale = 1
}

// learn takes a step along the gradient of the likelihood of a sequence.
func (t *trainer) learn(s sequence, rate float64) {
	n := len(s.tags)
	t.weigh(s)
	rate *= s.weight
	for i := range n {
		var change [Tags]float64
		for k := range Tags {
			change[k] = t.forward[i][k] * t.backward[i][k]
		}
		normalize(&change)
		for k := range change {
			change[k] = -change[k]
		}
		change[s.tags[i]]++
		step := rate / t.scale
		for _, f := range s.features[i] {
			w := &t.weights[f]
			for k := range w {
				w[k] += float32(step * change[k+1])
			}
		}
		if i == 0 {
			for k := range Tags {
				t.first[k] += rate * change[k]
			}
		} else {
			t.learnNext(s, i, rate)
		}
	}
}

// learnNext takes the same step for the transitions into position i.
func (t *trainer) learnNext(s sequence, i int, rate float64) {
	var sum float64
	var both [Tags][Tags]float64
	for b := range Tags {
		right := t.emission[i][b] * t.backward[i][b]
		for _, a := range predecessors[b] {
			both[b][a] = t.forward[i-1][a] * t.factor[b][a] * right
			sum += both[b][a]
		}
	}
	for b := range Tags {
		for _, a := range predecessors[b] {
			t.next[b][a] -= rate * both[b][a] / sum
		}
	}
	t.next[s.tags[i]][s.tags[i-1]] += rate
}

// weigh computes the forward and backward sums, each position scaled to 1.
func (t *trainer) weigh(s sequence) {
	n := len(s.tags)
	for len(t.emission) < n {
		t.emission, t.forward, t.backward = append(t.emission, [Tags]float64{}), append(t.forward, [Tags]float64{}), append(t.backward, [Tags]float64{})
	}
	for b := range Tags {
		t.lead[b] = math.Exp(t.first[b])
		for _, a := range predecessors[b] {
			t.factor[b][a] = math.Exp(t.next[b][a])
		}
	}
	for i := range n {
		t.emission[i] = t.emit(s.features[i])
		for b := range Tags {
			var sum float64
			if i == 0 && !Tag(b).continues() {
				sum = t.lead[b]
			} else if i > 0 {
				for _, a := range predecessors[b] {
					sum += t.forward[i-1][a] * t.factor[b][a]
				}
			}
			t.forward[i][b] = sum * t.emission[i][b]
		}
		normalize(&t.forward[i])
	}
	for b := range Tags {
		t.backward[n-1][b] = 1
		if Tag(b).opens() {
			t.backward[n-1][b] = 0
		}
	}
	for i := n - 2; i >= 0; i-- {
		t.backward[i] = [Tags]float64{}
		for b := range Tags {
			right := t.emission[i+1][b] * t.backward[i+1][b]
			for _, a := range predecessors[b] {
				t.backward[i][a] += t.factor[b][a] * right
			}
		}
		normalize(&t.backward[i])
	}
}

// emit returns the factors of the tags for a list of features.
func (t *trainer) emit(features []int32) (out [Tags]float64) {
	var sum [Tags - 1]float32
	for _, f := range features {
		w := &t.weights[f]
		for k := range w {
			sum[k] += w[k]
		}
	}
	most := float64(0)
	for k, s := range sum {
		out[k+1] = float64(s) * t.scale
		most = max(most, out[k+1])
	}
	for k := range out {
		out[k] = math.Exp(out[k] - most)
	}
	return out
}

// normalize makes the sum 1.
func normalize(v *[Tags]float64) {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	if sum > 0 {
		for k := range v {
			v[k] /= sum
		}
	}
}

// least is the smallest absolute weight for which a feature is kept, before rounding.
const least = 2

// model rounds the weights.
func (t *trainer) model(keys []uint64) *Model {
	round := func(x float64) int16 { return int16(min(max(math.Round(x*Scale), -maxWeight), maxWeight)) }
	rows := make([][Tags - 1]int16, len(keys))
	kept := 0
	for i := range rows {
		largest := int16(0)
		for k, w := range t.weights[i] {
			rows[i][k] = round(float64(w) * t.scale)
			largest = max(largest, rows[i][k], -rows[i][k])
		}
		if largest < least {
			keys[i] = 0
			continue
		}
		kept++
	}
	m := newModel(kept)
	for i := range rows {
		if keys[i] != 0 {
			m.put(keys[i], &rows[i])
		}
	}
	for b := range Tags {
		m.first[b] = int32(math.Round(t.first[b] * Scale))
		for a := range Tags {
			m.next[b][a] = int32(math.Round(t.next[b][a] * Scale))
		}
	}
	return m
}
