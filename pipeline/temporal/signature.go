package temporal

// A numberTable holds the signatures of all numbers of up to four digits, by
// [written][glued][digits][value].
type numberTable struct {
	table [2][2][5][]signature
	clock [2]signature
	few   [2][100]signature // by glued, of two figures in a row
	round [2][22]signature  // by glued, of hundreds
}

func (g *grammar) signNumbers() {
	for written := range 2 {
		for glued := range 2 {
			for digits := 1; digits <= 4; digits++ {
				t := make([]signature, []int{0, 10, 100, 1000, 10000}[digits])
				for v := range t {
					set := numberClasses(v, digits, written == 1)
					if glued == 1 {
						set.add(classGlued)
					}
					t[v] = g.classes.sign(set)
				}
				g.numbers.table[written][glued][digits] = t
			}
		}
	}
	for glued := range 2 {
		for v := range g.numbers.few[glued] {
			g.numbers.few[glued][v] = g.signNumber(v, 2, glued, classFew)
		}
		for v := range g.numbers.round[glued] {
			g.numbers.round[glued][v] = g.signNumber(100*v, 3, glued, classWritten)
		}
		var set classSet
		set.add(classClock)
		if glued == 1 {
			set.add(classGlued)
		}
		g.numbers.clock[glued] = g.classes.sign(set)
		for _, k := range []class{classEight, classSix, classFigure} {
			var set classSet
			set.add(classFigure)
			set.add(k)
			if glued == 1 {
				set.add(classGlued)
			}
			g.classes.sign(set)
		}
	}
	var set classSet
	set.add(classFigure)
	g.figure = g.classes.sign(set)
}

func index(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (g *grammar) numberSignature(v, digits int, glued, clock bool) signature {
	switch {
	case clock:
		return g.numbers.clock[index(glued)]
	case digits <= 4:
		return g.numbers.table[0][index(glued)][digits][v]
	}
	set := numberClasses(v, digits, false)
	if glued {
		set.add(classGlued)
	}
	return g.classes.bySet[set]
}

// signNumber makes the signature of a written number that has one more class.
func (g *grammar) signNumber(v, digits, glued int, more class) signature {
	set := numberClasses(v, digits, true)
	set.add(more)
	if glued == 1 {
		set.add(classGlued)
	}
	return g.classes.sign(set)
}

// charactersSignature is that of a number in characters. Figure by figure, two in a row
// stand for some number between them; with tens and hundreds, a round one is no year.
func (g *grammar) charactersSignature(v, digits int, positional, glued bool) signature {
	switch {
	case positional && digits == 2 && v%10 == v/10+1 || positional && digits == 2 && v == 35:
		return g.numbers.few[index(glued)][v]
	case !positional && v >= 1000 && v < 2200 && v%100 == 0:
		return g.numbers.round[index(glued)][v/100]
	}
	return g.writtenSignature(v, digits, glued)
}

// writtenSignature is the signature of a number in words or characters.
func (g *grammar) writtenSignature(v, digits int, glued bool) signature {
	if digits > 4 || v > 9999 {
		return g.figure
	}
	return g.numbers.table[1][index(glued)][max(digits, digitsOf(v))][v]
}

// numeral returns the value of a written digit, or 0.
func (g *grammar) numeral(r rune) int {
	if r < 1<<16 {
		if e := g.words.nodes[g.words.root[r]].entry; e != 0 {
			return int(max(g.words.entries[e-1].numeral, 0))
		}
	}
	return 0
}
