// Package tagger labels sequences: a linear-chain conditional random field over hashed
// features, with integer weights. It knows nothing of words or languages; who uses it
// says which features a position has.
//
// A span of a kind is tagged begin, inside, end or single (BIOES). Train fits the
// weights by stochastic gradient descent (Bottou, crfsgd); the same examples give the
// same model. Write and Read keep a model in a compressed file.
package tagger

// A Tag says what a position is: Outside, or a place in a span of a kind.
type Tag uint8

// Kinds is the number of kinds of spans, Tags that of tags.
const (
	Kinds = 3
	Tags  = 1 + 4*Kinds
)

// Outside is the tag of what is in no span.
const Outside Tag = 0

// Places in a span.
const (
	begin = iota
	inside
	end
	single
)

// tagOf returns the tag of a place in a span of a kind.
func tagOf(kind, place int) Tag { return Tag(1 + 4*kind + place) }

func (t Tag) kind() int  { return int(t-1) / 4 }
func (t Tag) place() int { return int(t-1) % 4 }

// opens reports whether a span is not yet complete behind the tag.
func (t Tag) opens() bool { return t != Outside && t.place() <= inside }

// continues reports whether a span began before the tag.
func (t Tag) continues() bool { return t != Outside && (t.place() == inside || t.place() == end) }

// follows reports whether b may stand behind a.
func follows(a, b Tag) bool {
	if a.opens() {
		return b.continues() && a.kind() == b.kind()
	}
	return !b.continues()
}

// A Span is positions [From, To) of a kind.
type Span struct{ From, To, Kind int }

// Mark returns the tags of n positions with the spans, which must not overlap.
func Mark(n int, spans []Span) []Tag {
	tags := make([]Tag, n)
	for _, s := range spans {
		if s.To == s.From+1 {
			tags[s.From] = tagOf(s.Kind, single)
			continue
		}
		for i := s.From; i < s.To; i++ {
			tags[i] = tagOf(s.Kind, inside)
		}
		tags[s.From], tags[s.To-1] = tagOf(s.Kind, begin), tagOf(s.Kind, end)
	}
	return tags
}
