package pipeline

import "strings"

// A Span is a half-open range of byte offsets into Document.Body.
type Span struct{ Start, End int }

// Len is the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }

// Covers reports whether t lies inside s.
func (s Span) Covers(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Language codes that Document.Language may hold.
const (
	Chinese      = "zh"
	German       = "de"
	English      = "en"
	Indonesian   = "id"
	Undetermined = "und"
)

// Languages lists the languages that events are extracted from.
var Languages = []string{Chinese, German, English, Indonesian}

// A Document carries one article through the stages. Every stage fills its own
// fields and leaves the others alone. All offsets are bytes into Body unless a
// field says otherwise.
type Document struct {
	// Filled by ingest.
	Input        string // the file, or - ; for messages
	Line         int    // 1-based line or record number within Input, 0 when Input is one document
	File         int    // number of the file among those of the inputs, from 0; an archive is one file
	ID           string
	URL          string
	Source       string
	Title        string // as read, decoded; "" when the document has none
	Text         string // as read, decoded
	DeclaredLang string // a hint, never believed alone
	ForcedLang   string // from --lang
	Bytes        int    // size as read
	SHA256       string // hex digest of Text in UTF-8

	// Published is the publication day, YYYY-MM-DD, or "" when unknown.
	// PublishedBasis says where it came from: metadata, document or option.
	Published      string
	PublishedBasis string

	// Decode fills the fields above from the bytes read, where a source left that
	// to a worker, and is nil otherwise. Apply calls it before the first stage.
	Decode func(*Document) error

	// Filled by clean.
	Body    string    // title, blank line, text; cleaned; what all later stages read
	Regions []Region  // tile Body, in order
	Offsets OffsetMap // Body -> fields as read

	// Filled by language.
	Language string // zh, de, en, id or und
	Script   string // Hans, Hant or Latn

	// Filled by gate.
	Candidate bool // whether the document can hold an event at all
	Lifted    bool // names and dates are wanted even where no event can be

	// Filled by segment.
	Sentences []Sentence // in order, not overlapping; boilerplate has none

	// Tokenize fills the tokens of a sentence unless they are there. It is nil for
	// documents without sentences.
	Tokenize func(sentence int) error

	// Filled by entity, amount and temporal, each ordered by Start.
	Mentions []Mention
	Dates    []Date

	// Filled by event and resolve.
	Events     []Event
	Identities []string // identity of each mention, by mention index; "" when unknown

	Faults []Fault

	broken error // a DataError that a stage met
}

// RegionKind says what part of an article a region is.
type RegionKind uint8

const (
	RegionBody        RegionKind = iota
	RegionHeadline               // the title field, or a title line at the head of the text
	RegionBoilerplate            // share bars, related links, bylines of the page
	RegionTail                   // a text of its own after a separator: summary, satire
)

// A Region is a stretch of Body of one kind.
type Region struct {
	Span
	Kind RegionKind
}

// RegionAt returns the kind of the region that holds the byte offset.
func (d *Document) RegionAt(offset int) RegionKind {
	lo, hi := 0, len(d.Regions)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Regions[mid].End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(d.Regions) {
		return d.Regions[lo].Kind
	}
	return RegionBody
}

// Slice returns the part of Body that s covers.
func (d *Document) Slice(s Span) string { return d.Body[s.Start:s.End] }

// A Sentence is one sentence, headline or list line.
type Sentence struct {
	Span
	Headline  bool
	Paragraph int  // 0-based number of its paragraph
	Candidate bool // gate: may hold an event
	Weak      bool // gate: only if it names somebody, as all its triggers are also ordinary words
	// Wanted holds, gate: the sets of kinds of mentions of which the sentence must have all of
	// one to hold an event. Bit n stands for the set n, a Kinds; with no bit nothing is asked for.
	Wanted uint64
	// Tokens tile the sentence, spaces included. Only sentences that need them
	// have tokens.
	Tokens []Token
}

// TokenKind is the coarse class of a token.
type TokenKind uint8

const (
	TokenSpace TokenKind = iota
	TokenWord
	TokenNumber
	TokenPunct
)

// A Token is the smallest unit of segmentation.
type Token struct {
	Span
	Kind TokenKind
	Tag  string // part of speech in the tag set of the tagger, "" when not tagged
}

// A Fault is something that went wrong with one document. A fault with a
// Reason of the list below takes the document out of the run ("rejected").
type Fault struct {
	Stage  string // the stage, or ingest
	Reason Reason
	Detail string // lower case, says what was being done to what
}

// Reject marks the document as unusable for a named reason. Later stages skip it.
func (d *Document) Reject(stage string, reason Reason, detail string) {
	d.Faults = append(d.Faults, Fault{stage, reason, detail})
}

// Rejected reports whether the document was taken out of the run.
func (d *Document) Rejected() bool { return len(d.Faults) > 0 }

// Empty reports whether the document was read but holds no text.
func (d *Document) Empty() bool {
	return strings.TrimSpace(d.Text) == "" && strings.TrimSpace(d.Title) == ""
}
