package tagger

// Weights are kept in lanes of 16 bits, four to a word, so that one addition adds
// four. A weight takes laneBias above 0: up to maxFeatures of them fit a lane.
const (
	lanes       = 4
	words       = (Tags - 1 + lanes - 1) / lanes
	laneBits    = 16
	maxWeight   = 511
	laneBias    = maxWeight + 1
	maxFeatures = 1<<laneBits/(2*laneBias) - 1
)

// Scale is how many units of weight make a factor of e in the odds.
const Scale = 64

// A row holds the weights of a feature: what it adds to every tag but Outside,
// which is always 0.
type row struct {
	key     uint64 // 0: the row is free
	weights [words]uint64
}

// A Model scores sequences. It is immutable.
type Model struct {
	rows  []row // open addressing; a power of two
	shift uint
	known []uint64          // a bit for some of the low bits of each feature: most are in no row
	next  [Tags][Tags]int32 // by tag and the tag before it
	first [Tags]int32
}

// Scores holds what each tag is worth at one position.
type Scores [1 + words*lanes]int32

// Feature returns the key of a feature: a template and its value.
func Feature(template, value uint64) uint64 {
	h := (value ^ template*0x9e3779b97f4a7c15) * 0xff51afd7ed558ccd
	h ^= h >> 32
	return h * 0xc4ceb9fe1a85ec53
}

// Score fills out with the sums of the weights of the features, of which the first
// maxFeatures count.
func (m *Model) Score(features []uint64, out *Scores) {
	features = features[:min(len(features), maxFeatures)]
	var sum [words]uint64
	n := int32(0)
	mask := len(m.rows) - 1
	known := m.known
	bits := uint64(len(known) - 1)
	for _, f := range features {
		if known[f>>6&bits]&(1<<(f&63)) == 0 {
			continue
		}
		for i := int(f >> m.shift); ; i++ {
			r := &m.rows[i&mask]
			if r.key == f {
				n++
				for k := range sum {
					sum[k] += r.weights[k]
				}
				break
			}
			if r.key == 0 {
				break
			}
		}
	}
	for k, s := range sum {
		for lane := range lanes {
			out[1+k*lanes+lane] = int32(s>>(laneBits*lane)&(1<<laneBits-1)) - n*laneBias
		}
	}
}

// weight returns the weight of a row for a tag that is not Outside.
func (r *row) weight(t Tag) int32 {
	k := int(t - 1)
	return int32(r.weights[k/lanes]>>(laneBits*(k%lanes))&(1<<laneBits-1)) - laneBias
}

// bitsPerRow is how many bits say what is known, for each row.
const bitsPerRow = 4

// newModel makes a table with space for n features.
func newModel(n int) *Model {
	m := &Model{shift: 64 - 4}
	for 1<<(64-m.shift) < 2*n {
		m.shift--
	}
	m.rows = make([]row, 1<<(64-m.shift))
	m.known = make([]uint64, max(1, len(m.rows)/64*bitsPerRow))
	return m
}

// put adds a feature with its weights, one a tag but Outside.
func (m *Model) put(key uint64, weights *[Tags - 1]int16) {
	mask := len(m.rows) - 1
	i := int(key >> m.shift)
	for m.rows[i&mask].key != 0 {
		i++
	}
	r := &m.rows[i&mask]
	r.key = key
	m.known[key>>6&uint64(len(m.known)-1)] |= 1 << (key & 63)
	for k := range words * lanes {
		w := uint64(laneBias)
		if k < len(weights) {
			w += uint64(int64(min(max(weights[k], -maxWeight), maxWeight)))
		}
		r.weights[k/lanes] += w << (laneBits * (k % lanes))
	}
}
