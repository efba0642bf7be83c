package sink

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// A partition is what the events are divided by into directories, as DuckDB, Spark
// and Hive read them: the value stands in the name of the directory.
type partition struct {
	name  string
	value string // in SQL
}

var partitions = []partition{
	{"type", "type"},
	{"month", "COALESCE(substr(COALESCE(effective_first, announced_first, published), 1, 7), '__HIVE_DEFAULT_PARTITION__')"},
}

// partitionOf reads the option of a target: "" or "by=month".
func partitionOf(option string) (partition, error) {
	if option == "" {
		return partitions[0], nil
	}
	for _, p := range partitions {
		if option == "by="+p.name {
			return p, nil
		}
	}
	return partition{}, fmt.Errorf("no option %q of a Parquet directory (by=type, by=month)", option)
}

// check finds files that are divided otherwise.
func (p partition) check(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil // there are none
	}
	for _, e := range entries {
		if name, _, _ := strings.Cut(e.Name(), "="); name != p.name {
			return fmt.Errorf("the events there are divided by %s, not by %s", name, p.name)
		}
	}
	return nil
}

// columns are those that the files of a table have.
func (p partition) columns(t Table) []Column {
	if t != Events {
		return t.Columns()
	}
	return slices.DeleteFunc(slices.Clone(t.Columns()), func(c Column) bool { return c.Name == p.name })
}
