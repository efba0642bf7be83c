package entity

import (
	"strconv"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
	"rochade/pipeline/tagger"
)

// A language is the data of one language. It is immutable after load.
type language struct {
	code     string
	words    *vocabulary
	suffixes *vocabulary
	files    []string
	settings
	sources       []func(*work)
	untagged      []func(*work)           // the sources without the tagger
	model         *tagger.Model           // nil where there is none
	contexts      map[titleContext]string // what a code becomes
	titles        []titleRow
	modifiers     []modifierRow
	organizations []organizationRow
	orgWords      []orgWordRow
	legalForms    []orgWordRow
	places        []placeRow
	scopes        []scopeRow
	cues          []cueRow
	teamCues      []teamCueRow
	characters    []nameCharacter // of Chinese names, from hanFirst on; nil where words are separated
}

// settings say how names are written in a language: names/settings.tsv.
type settings struct {
	nounsCapital bool     // all nouns start with a capital
	borrowed     []string // lists of other languages: "en/organizations"
	letters      string   // beyond ASCII, that its words are written with
	genitive     string   // ending that a name may carry: "s"
	unknown      int32    // what a capitalized word of no list is worth as part of a person's name
	single       int32    // the same for a name of one word
	acronym      int32    // what a word in capitals is worth as an organization
	capitals     int32    // what a run of unknown capitalized words is worth as an organization
	surnameFirst bool
	// scopeCapitals: after a title, any ordinary word with a capital says what the
	// post is responsible for.
	scopeCapitals bool
	tagger        int32 // what the tagger is worth beside the other sources, in quarters
	accept        int32 // score from which a person is proposed
}

func (l *loader) readSettings() {
	l.settings = settings{accept: 4, acronym: 3, single: -3, tagger: 4}
	l.each("names/settings.tsv", func(r lexicon.Row, _ entry) error {
		n, _ := strconv.Atoi(r.Cells[1])
		switch r.Cells[0] {
		case "nouns":
			l.nounsCapital = r.Cells[1] == "capital"
		case "letters":
			l.letters = r.Cells[1]
		case "borrow":
			l.borrowed = append(l.borrowed, r.Cells[1])
		case "genitive":
			l.genitive = r.Cells[1]
		case "unknown":
			l.unknown = int32(n)
		case "single":
			l.single = int32(n)
		case "acronym":
			l.acronym = int32(n)
		case "capitals":
			l.capitals = int32(n)
		case "tagger":
			l.tagger = int32(n)
		case "accept":
			l.accept = int32(n)
		case "scope":
			l.scopeCapitals = r.Cells[1] == "capitals"
		case "surname":
			l.surnameFirst = r.Cells[1] == "first"
		default:
			return r.Errorf("unknown setting %q (nouns, borrow, letters, genitive, unknown, single, acronym, capitals, accept, tagger, scope and surname are allowed)", r.Cells[0])
		}
		return nil
	}, "setting", "value")
}

type titleRow struct {
	code string
	features
}

type modifierRow struct {
	mark pipeline.Mark
	rank bool
	out  bool // stays outside the mention
	to   map[string]string
	features
}

type organizationRow struct{ name, ticker, kind string }

type orgWordRow struct {
	head, tail bool // begins or ends a name
	kind       string
	features
}

type placeRow struct {
	name    string
	demo    bool // adjective or inhabitant
	country bool
}

type scopeRow struct{ features }

type cueRow struct {
	kind   pipeline.Kind
	left   bool // the cue stands left of the name
	weight int32
}
