package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestShardsHoldEveryDocumentOnce(t *testing.T) {
	files := map[string]string{"broken.csv": "x"}
	for i := range 40 {
		files[fmt.Sprintf("page%d.txt", i)] = "x"
		files[fmt.Sprintf("dump%d.jsonl", i%3)] += fmt.Sprintf(`{"id":"%d","text":"x"}`+"\n", i)
	}
	dir := folder(t, files)
	whole := strings.Fields(listed(all(t, Options{}, dir)))
	for _, of := range []int{1, 2, 7} {
		var parts []string
		for number := 1; number <= of; number++ {
			part := strings.Fields(listed(all(t, Options{Shard: Shard{number, of}}, dir)))
			if fair := len(whole) / of; len(part) < fair/3 || len(part) > 3*fair {
				t.Errorf("part %d of %d has %d documents of %d", number, of, len(part), len(whole))
			}
			parts = append(parts, part...)
		}
		slices.Sort(parts)
		slices.Sort(whole)
		if !slices.Equal(parts, whole) {
			t.Errorf("the %d parts hold\n%v\nwant\n%v", of, parts, whole)
		}
	}
}

func TestAShardCountsAllBytesAsRead(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "x", "b.txt": "x", "c.txt": "x", "d.jsonl": "{}"})
	s, err := Open([]string{dir}, Options{Shard: Shard{1, 3}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for {
		if _, err := s.Next(); err != nil {
			break
		}
	}
	if read, total := s.Progress(); read != total {
		t.Errorf("%d of %d bytes read", read, total)
	}
}

func TestParseShardSaysWhatIsAllowed(t *testing.T) {
	if p, err := ParseShard("2/8"); err != nil || p != (Shard{2, 8}) {
		t.Errorf("got %v (%v)", p, err)
	}
	if p, err := ParseShard(""); err != nil || !p.holds("x") {
		t.Errorf("got %v (%v), want everything", p, err)
	}
	for _, s := range []string{"0/8", "9/8", "2", "2/", "a/b", "-1/2", "1/2x", "01/2", "1/0"} {
		if _, err := ParseShard(s); err == nil || !strings.Contains(err.Error(), "2/8 is the second of eight") {
			t.Errorf("%q: got %v", s, err)
		}
	}
}
