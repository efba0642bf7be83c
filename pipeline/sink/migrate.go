package sink

import (
	"embed"
	"fmt"
	"regexp"
	"strings"
)

// The migrations: migrations/n.sql leads from version n-1 to n. They are the same
// for SQLite and PostgreSQL.
//
//go:embed migrations/*.sql
var migrations embed.FS

// indexes creates those indexes that are not there.
//
//go:embed migrations/indexes.sql
var indexes string

// schemaVersion is the version that the last migration leads to.
const schemaVersion = 2

func indexStatements() []string {
	return strings.SplitAfter(strings.TrimSpace(indexes), ";")
}

// only is a migration with what stands in it for one database alone: /*sqlite: … */.
func only(database, migration string) string {
	return regexp.MustCompile(`/\*`+database+`: (.*?) \*/`).ReplaceAllString(migration, "$1")
}

// migrate applies what leads from a version to the wanted one.
func migrate(version, wanted int, apply func(sql string) error) error {
	if version > wanted {
		return fmt.Errorf("the tables have version %d, this program knows versions up to %d", version, wanted)
	}
	for v := version + 1; v <= wanted; v++ {
		sql, err := migrations.ReadFile(fmt.Sprintf("migrations/%d.sql", v))
		if err != nil {
			return err
		}
		if err := apply(string(sql)); err != nil {
			return fmt.Errorf("migrating to version %d: %w", v, err)
		}
	}
	return nil
}
