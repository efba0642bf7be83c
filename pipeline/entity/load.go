package entity

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"rochade/pipeline"
	"rochade/pipeline/lexicon"
)

// A language is the data of one language. It is immutable after load.
type language struct {
	code     string
	words    *vocabulary
	suffixes *vocabulary
	files    []string
	settings
	titles        []titleRow
	modifiers     []modifierRow
	organizations []organizationRow
	orgWords      []orgWordRow
	legalForms    []orgWordRow
	places        []placeRow
	scopes        []scopeRow
	cues          []cueRow
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
	accept        int32 // score from which a person is proposed
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

type organizationRow struct{ name, ticker string }

type orgWordRow struct {
	head, tail bool // begins or ends a name
	kind       string
	features
}

type placeRow struct {
	name string
	demo bool // adjective or inhabitant
}

type scopeRow struct{ features }

type cueRow struct {
	kind   pipeline.Kind
	left   bool // the cue stands left of the name
	weight int32
}

// features is a set of the features of a row.
type features uint32

const (
	asSuffix features = 1 << iota
	asPrefix
	plural
	feminine
	abbreviated
	weak
	scoped
	rankOnly
	gluedForm
	link   // scope: leads to the scope that follows
	detail // scope: an article or other word inside a scope
	joins
	generic // org word that is no name by itself
)

var featureNames = map[string]features{
	"suffix": asSuffix, "prefix": asPrefix, "plural": plural, "fem": feminine, "abbrev": abbreviated, "weak": weak,
	"scoped": scoped, "rank": rankOnly, "glued": gluedForm, "link": link, "detail": detail, "and": joins, "generic": generic,
}

func parseFeatures(s string) (f features, rest []string) {
	for word := range strings.FieldsSeq(s) {
		if b, ok := featureNames[word]; ok {
			f |= b
		} else {
			rest = append(rest, word)
		}
	}
	return f, rest
}

var effects = map[string]pipeline.Mark{
	"old": pipeline.Old, "standing": pipeline.Standing, "new": pipeline.New, "acting": pipeline.Acting,
	"designate": pipeline.Designate, "honorary": pipeline.Honorary, "rank": 0, "plain": 0,
}

// A loader collects the problems of all files of a language.
type loader struct {
	*language
	dict fs.FS
	errs []error
}

func load(dict fs.FS, lang string) (*language, error) {
	fold, err := lexicon.Folding(dict, lang)
	if err != nil {
		return nil, err
	}
	l := &loader{dict: dict, language: &language{code: lang, words: newVocabulary(fold), suffixes: newVocabulary(fold)}}
	l.readSettings()
	l.each("titles.tsv", l.addTitle, "form", "code", "features?")
	l.each("title_modifiers.tsv", l.addModifier, "form", "effect", "features?")
	l.each("words.tsv", l.addEventWord, "form", "lemma?", "class", "features?")
	l.each("names/persons*.tsv", l.weighted(isPerson), "form", "weight?")
	l.each("names/given*.tsv", l.weighted(isGiven), "form", "weight?")
	l.each("names/surnames*.tsv", l.weighted(isSurname), "form", "weight?")
	l.each("names/common*.tsv", l.weighted(isCommon), "form", "weight?")
	l.each("names/proper*.tsv", l.weighted(isProper), "form", "weight?")
	l.each("names/verbs*.tsv", l.weighted(isVerb), "form", "weight?")
	l.each("names/particles*.tsv", l.weighted(isParticle), "form", "weight?")
	l.each("names/honorifics*.tsv", l.weighted(isHonorific), "form", "weight?")
	l.each("names/declarations*.tsv", l.weighted(isDeclaration), "form", "weight?")
	l.each("names/stop*.tsv", l.weighted(isFunction), "form", "weight?")
	l.each("names/organizations*.tsv", l.addOrganization, "form", "name?", "ticker?", "type?")
	l.each("names/org_words*.tsv", l.addOrgWord, "form", "position", "type?", "features?")
	l.each("names/legal_forms*.tsv", l.addLegalForm, "form", "position?", "type?")
	l.each("names/places*.tsv", l.addPlace, "form", "name?", "adjective?")
	l.each("names/place_words*.tsv", l.addThing, "form", "position")
	l.each("names/scopes*.tsv", l.addScope, "form", "features?")
	l.each("names/cues*.tsv", l.addCue, "form", "kind", "side", "weight")
	l.each("names/given_characters.tsv", l.addCharacter, "form", "first", "last")
	l.each("names/foreign_characters.tsv", l.addForeign, "form", "weight")
	for _, b := range l.borrowed {
		l.borrow(b)
	}
	if len(l.errs) > 0 {
		return nil, errors.Join(l.errs...)
	}
	if l.characters != nil {
		l.words.indexHan()
	}
	return l.language, nil
}

// borrow reads lists of names of another language, for the foreign names in a text.
// What this language has as an ordinary word is left out.
func (l *loader) borrow(pattern string) {
	own := func(add func(lexicon.Row, entry) error) func(lexicon.Row, entry) error {
		return func(r lexicon.Row, e entry) error {
			if n := l.words.child(0, l.words.key(r.Cells[0])); n != 0 && l.words.nodes[n].class&^isProper != 0 {
				return nil
			}
			return add(r, e)
		}
	}
	lang, list, _ := strings.Cut(pattern, "/")
	home := l.code
	l.code = lang
	switch list {
	case "given":
		l.each("names/given*.tsv", own(unambiguous(l.weighted(isGiven))), "form", "weight?")
	case "surnames":
		l.each("names/surnames*.tsv", own(unambiguous(l.weighted(isSurname))), "form", "weight?")
	case "organizations":
		l.each("names/organizations*.tsv", own(l.addOrganization), "form", "name?", "ticker?", "type?")
	case "places":
		l.each("names/places*.tsv", own(l.addPlace), "form", "name?", "adjective?")
	default:
		l.errs = append(l.errs, fmt.Errorf("%s/names/settings.tsv: borrow %q (given, surnames, places and organizations of a language are allowed)", home, pattern))
	}
	l.code = home
}

// each reads all lists whose name matches the pattern. A list that is not there
// is not supported, which is no error.
func (l *loader) each(pattern string, add func(lexicon.Row, entry) error, columns ...string) {
	names, _ := fs.Glob(l.dict, path.Join(l.code, pattern))
	for _, name := range names {
		rows, err := lexicon.ReadTable(l.dict, name, columns...)
		if err != nil {
			l.errs = append(l.errs, err)
			continue
		}
		l.files = append(l.files, name)
		for _, r := range rows {
			if err := add(r, entry{file: int16(len(l.files) - 1), line: int32(r.Line)}); err != nil {
				l.errs = append(l.errs, err)
			}
		}
	}
}

// unambiguous passes over names that are ordinary words where they come from.
func unambiguous(add func(lexicon.Row, entry) error) func(lexicon.Row, entry) error {
	return func(r lexicon.Row, e entry) error {
		if r.Cells[1] == "1" {
			return nil
		}
		return add(r, e)
	}
}

func (l *loader) readSettings() {
	l.settings = settings{accept: 4, acronym: 3, single: -3}
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
		case "accept":
			l.accept = int32(n)
		case "scope":
			l.scopeCapitals = r.Cells[1] == "capitals"
		case "surname":
			l.surnameFirst = r.Cells[1] == "first"
		default:
			return r.Errorf("unknown setting %q (nouns, borrow, letters, genitive, unknown, single, acronym, capitals, accept, scope and surname are allowed)", r.Cells[0])
		}
		return nil
	}, "setting", "value")
}

func (l *loader) addTitle(r lexicon.Row, e entry) error {
	f, _ := parseFeatures(r.Cells[2])
	e.class, e.value = isTitle, int32(len(l.titles))
	l.titles = append(l.titles, titleRow{r.Cells[1], f})
	if f&asSuffix != 0 {
		l.suffixes.addSuffix(strings.TrimPrefix(r.Cells[0], "-"), e)
		return nil
	}
	l.words.add(r.Cells[0], e)
	return nil
}

func (l *loader) addModifier(r lexicon.Row, e entry) error {
	mark, ok := effects[r.Cells[1]]
	if !ok {
		return r.Errorf("unknown effect %q (old, standing, new, acting, designate, honorary, rank and plain are allowed)", r.Cells[1])
	}
	f, rest := parseFeatures(r.Cells[2])
	m := modifierRow{mark: mark, rank: r.Cells[1] == "rank", out: mark&(pipeline.Old|pipeline.Standing|pipeline.New) != 0, features: f}
	for _, word := range rest {
		if from, to, ok := strings.Cut(word, ">"); ok {
			if m.to == nil {
				m.to = map[string]string{}
			}
			m.to[from] = to
		}
	}
	e.class, e.value = isModifier, int32(len(l.modifiers))
	l.modifiers = append(l.modifiers, m)
	l.words.add(strings.TrimSuffix(r.Cells[0], "-"), e)
	return nil
}

func (l *loader) addEventWord(r lexicon.Row, e entry) error {
	e.class = isEvent
	if r.Cells[2] == "say" {
		e.class |= isSay
	}
	if strings.Contains(r.Cells[0], "+") {
		return nil
	}
	l.words.add(r.Cells[0], e)
	return nil
}

// weighted returns the reader of a list whose only fact is a weight.
func (l *loader) weighted(c class) func(lexicon.Row, entry) error {
	return func(r lexicon.Row, e entry) error {
		e.class, e.value = c, 1
		if r.Cells[1] != "" {
			n, err := strconv.Atoi(r.Cells[1])
			if err != nil {
				return r.Errorf("weight %q (a number is allowed)", r.Cells[1])
			}
			e.value = int32(n)
		}
		l.words.add(r.Cells[0], e)
		return nil
	}
}

func (l *loader) addOrganization(r lexicon.Row, e entry) error {
	e.class, e.value = isOrganization, int32(len(l.organizations))
	l.organizations = append(l.organizations, organizationRow{r.Cells[1], r.Cells[2]})
	l.words.add(r.Cells[0], e)
	return nil
}

func orgWord(position, kind, feats string) orgWordRow {
	f, _ := parseFeatures(feats)
	return orgWordRow{
		head: strings.Contains(position, "head") || strings.Contains(position, "begin") || strings.Contains(position, "prefix") || position == "any" || position == "both",
		tail: strings.Contains(position, "tail") || strings.Contains(position, "end") || strings.Contains(position, "suffix") || position == "any" || position == "both" || position == "",
		kind: kind, features: f,
	}
}

func (l *loader) addOrgWord(r lexicon.Row, e entry) error {
	e.class, e.value = isOrgWord, int32(len(l.orgWords))
	l.orgWords = append(l.orgWords, orgWord(r.Cells[1], r.Cells[2], r.Cells[3]))
	if form, ok := strings.CutPrefix(r.Cells[0], "-"); ok {
		l.suffixes.addSuffix(form, e)
		return nil
	}
	l.words.add(r.Cells[0], e)
	return nil
}

func (l *loader) addLegalForm(r lexicon.Row, e entry) error {
	e.class, e.value = isLegalForm, int32(len(l.legalForms))
	l.legalForms = append(l.legalForms, orgWord(r.Cells[1], r.Cells[2], ""))
	l.words.add(r.Cells[0], e)
	return nil
}

// Positions of words that make a name of a thing.
const (
	thingHead = 1
	thingTail = 2
)

func (l *loader) addThing(r lexicon.Row, e entry) error {
	e.class = isThing
	switch r.Cells[1] {
	case "head":
		e.value = thingHead
	case "tail":
		e.value = thingTail
	case "any":
		e.value = thingHead | thingTail
	default:
		return r.Errorf("position %q (head, tail and any are allowed)", r.Cells[1])
	}
	l.words.add(r.Cells[0], e)
	return nil
}

func (l *loader) addPlace(r lexicon.Row, e entry) error {
	e.class, e.value = isPlace, int32(len(l.places))
	l.places = append(l.places, placeRow{name: r.Cells[1], demo: r.Cells[2] != "" && r.Cells[2] == r.Cells[0]})
	l.words.add(r.Cells[0], e)
	return nil
}

func (l *loader) addScope(r lexicon.Row, e entry) error {
	f, _ := parseFeatures(r.Cells[1])
	e.class, e.value = isScope, int32(len(l.scopes))
	l.scopes = append(l.scopes, scopeRow{f})
	l.words.add(r.Cells[0], e)
	return nil
}

func (l *loader) addCue(r lexicon.Row, e entry) error {
	kind := pipeline.KindOf(r.Cells[1])
	if kind == pipeline.KindNone {
		return r.Errorf("kind %q (person, organization, title and place are allowed)", r.Cells[1])
	}
	n, err := strconv.Atoi(r.Cells[3])
	if err != nil {
		return r.Errorf("weight %q (a number is allowed)", r.Cells[3])
	}
	e.class, e.value = isCue, int32(len(l.cues))
	l.cues = append(l.cues, cueRow{kind, r.Cells[2] == "left", int32(n)})
	l.words.add(r.Cells[0], e)
	return nil
}

func (l *loader) addCharacter(r lexicon.Row, _ entry) error {
	first, err1 := strconv.Atoi(r.Cells[1])
	last, err2 := strconv.Atoi(r.Cells[2])
	c := l.character(r.Cells[0])
	if c == nil || errors.Join(err1, err2) != nil {
		return r.Errorf("%q: one Chinese character and two numbers are allowed", r.Cells)
	}
	c.first, c.last = int8(first), int8(last)
	return nil
}

func (l *loader) addForeign(r lexicon.Row, _ entry) error {
	weight, err := strconv.Atoi(r.Cells[1])
	c := l.character(r.Cells[0])
	if c == nil || err != nil {
		return r.Errorf("%q: one Chinese character and a number are allowed", r.Cells)
	}
	c.foreign = int8(weight)
	return nil
}

// character returns the weights of the character that the text consists of, or nil.
// Rare characters outside the common block share one that is never read.
func (l *loader) character(text string) *nameCharacter {
	r, size := utf8.DecodeRuneInString(text)
	if size != len(text) || !isHan(r) {
		return nil
	}
	if l.characters == nil {
		l.characters = make([]nameCharacter, hanLast-hanFirst+1)
	}
	if r < hanFirst || r > hanLast {
		return new(nameCharacter)
	}
	return &l.characters[r-hanFirst]
}
