package tagger

// never is less than any score.
const never = -1 << 28

// A Lattice weighs the tags of one sequence. Its memory is used again by Reset.
type Lattice struct {
	model    *Model
	scores   []Scores      // by position
	forward  [][Tags]int32 // by position: the best tags up to it that end with each tag
	backward [][Tags]int32 // by position: the best tags behind it after each tag
}

// Reset prepares the lattice for a sequence of n positions.
func (l *Lattice) Reset(m *Model, n int) {
	l.model = m
	if cap(l.scores) < n {
		l.scores = make([]Scores, n, 2*n)
		l.forward = make([][Tags]int32, n, 2*n)
		l.backward = make([][Tags]int32, n, 2*n)
	}
	l.scores, l.forward, l.backward = l.scores[:n], l.forward[:n], l.backward[:n]
}

// Put gives position i its features.
func (l *Lattice) Put(i int, features []uint64) { l.model.Score(features, &l.scores[i]) }

// predecessors lists, by tag, the tags that may stand before it.
var predecessors = func() (out [Tags][]Tag) {
	for b := range Tags {
		for a := range Tags {
			if follows(Tag(a), Tag(b)) {
				out[b] = append(out[b], Tag(a))
			}
		}
	}
	return out
}()

// closed lists the tags behind which no span is open.
var closed = predecessors[Outside]

// Run weighs all sequences of tags: Best and Odds then answer.
func (l *Lattice) Run() {
	n := len(l.scores)
	if n == 0 {
		return
	}
	for t := range Tags {
		l.forward[0][t] = never
		if !Tag(t).continues() {
			l.forward[0][t] = l.model.first[t] + l.scores[0][t]
		}
		l.backward[n-1][t] = 0
		if Tag(t).opens() {
			l.backward[n-1][t] = never
		}
	}
	for i := 1; i < n; i++ {
		for t := range Tags {
			best := int32(never)
			for _, p := range predecessors[t] {
				best = max(best, l.forward[i-1][p]+l.model.next[t][p])
			}
			l.forward[i][t] = best + l.scores[i][t]
		}
	}
	for i := n - 2; i >= 0; i-- {
		next := &l.backward[i+1]
		l.backward[i] = [Tags]int32{}
		for p := range l.backward[i] {
			l.backward[i][p] = never
		}
		for t := range Tags {
			after := next[t] + l.scores[i+1][t]
			for _, p := range predecessors[t] {
				l.backward[i][p] = max(l.backward[i][p], after+l.model.next[t][p])
			}
		}
	}
}

// Best appends the spans of the best sequence of tags.
func (l *Lattice) Best(spans []Span) []Span {
	n := len(l.scores)
	var before Tag
	from := 0
	for i := range n {
		best, at := int32(never), Outside
		for t := range Tags {
			s := l.scores[i][t] + l.backward[i][t]
			switch {
			case i == 0 && Tag(t).continues() || i > 0 && !follows(before, Tag(t)):
				continue
			case i == 0:
				s += l.model.first[t]
			default:
				s += l.model.next[t][before]
			}
			if s > best {
				best, at = s, Tag(t)
			}
		}
		if at != Outside && !at.continues() {
			from = i
		}
		if at != Outside && !at.opens() {
			spans = append(spans, Span{from, i + 1, at.kind()})
		}
		before = at
	}
	return spans
}

// Odds returns by how much the best tags with the span are better than the best in
// which all its positions are Outside, in units of 1/Scale.
func (l *Lattice) Odds(s Span) int32 {
	return l.with(s) - l.without(s)
}

// with returns the score of the best tags that have exactly this span.
func (l *Lattice) with(s Span) int32 {
	place := begin
	if s.To == s.From+1 {
		place = single
	}
	before := tagOf(s.Kind, place)
	sum := l.into(s.From, before)
	for i := s.From + 1; i < s.To; i++ {
		t := tagOf(s.Kind, inside)
		if i == s.To-1 {
			t = tagOf(s.Kind, end)
		}
		sum += l.model.next[t][before] + l.scores[i][t]
		before = t
	}
	return sum + l.backward[s.To-1][before]
}

func (l *Lattice) without(s Span) int32 {
	sum := l.into(s.From, Outside)
	for i := s.From + 1; i < s.To; i++ {
		sum += l.model.next[Outside][Outside]
	}
	return sum + l.backward[s.To-1][Outside]
}

// into returns the score of the best tags up to position i that close all spans
// before it and have tag t there.
func (l *Lattice) into(i int, t Tag) int32 {
	if i == 0 {
		return l.model.first[t] + l.scores[i][t]
	}
	best := int32(never)
	for _, p := range closed {
		best = max(best, l.forward[i-1][p]+l.model.next[t][p])
	}
	return best + l.scores[i][t]
}
