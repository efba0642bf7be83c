package pipeline

// Kind is the kind of a mention or of a date.
type Kind uint8

const (
	KindNone Kind = iota
	Person
	Organization
	Title
	KindDate
	Amount
	Place
)

var kindNames = [...]string{"", "person", "organization", "title", "date", "amount", "place"}

func (k Kind) String() string { return kindNames[k] }

// KindOf returns the kind with that name, or KindNone.
func KindOf(name string) Kind {
	for k, n := range kindNames {
		if n == name {
			return Kind(k)
		}
	}
	return KindNone
}

// Kinds is a set of kinds of mentions.
type Kinds uint8

// Kinds returns the set of that kind alone.
func (k Kind) Kinds() Kinds {
	if k == KindNone {
		return 0
	}
	return 1 << (k - 1)
}

// Mark is a set of properties of a mention that its wording carries.
type Mark uint16

const (
	Old       Mark = 1 << iota // former, ex-, bisherig, mantan: a post no longer held
	Standing                   // current, amtierend: a post held now
	New                        // new, künftig, incoming: a post to be held
	Acting                     // interim, kommissarisch, Plt
	Designate                  // -designate, designiert
	Honorary                   // honorary, Ehren-, kehormatan
	Plural                     // names several: directors, Vorstände
	Anaphor                    // he, the company: stands for another mention
)

// A Mention is a name, title or amount found in Body.
type Mention struct {
	Span
	Kind  Kind
	Name  string // normalized for output: white space collapsed, honorifics and noise removed
	Code  string // title: code of EVENTS.md
	Scope string // title: what it is head, director, … of, as worded; "" when unscoped
	Marks Mark
	// Inside is 1 + the index of the mention this one is part of ("Henkel" in
	// "Henkel-Chef"), or 0.
	Inside int
	// Short is a declared short form or ticker: "PLN" for "PT PLN (Persero)".
	Short string
	// Value and Unit of an amount: ISO 4217, "percent" or "count".
	Value float64
	Unit  string
	Rule  string // the rule or dictionary line behind it: "de/titles.tsv:12"
}

// A Date is a date expression and, where it can be known, its days.
type Date struct {
	Span
	Type      string // date, range, open, duration, set, reference
	Value     string // grammar of EVENTS.md: YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Qn, …; "" when unresolved
	First     string // first day, YYYY-MM-DD, inclusive; "" when unresolved
	Last      string // last day, inclusive
	Precision string // day, week, month, quarter, half, year, decade, range
	Mod       string // START, MID, END, APPROX, BEFORE, AFTER or ""
	Basis     string // stated, relative, document, published
	Rule      string
	// OtherFirst and OtherLast are the days of the runner-up: the 4 May of the year
	// not chosen, the ten days that "early May" may mean. "" when there is none.
	OtherFirst, OtherLast string
}
