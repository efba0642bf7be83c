package ingest

import (
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode/utf32"
)

func TestDecodeTextFindsTheCharset(t *testing.T) {
	const (
		simplified  = "公司董事会昨天宣布，任命张三为首席执行官。他此前担任副总裁，负责销售和市场业务。"
		traditional = "公司董事會昨天宣布，任命張三為執行長。他此前擔任副總裁，負責銷售和市場業務。"
		german      = "Der Aufsichtsrat wählte Jörg Müller zum Chef. Über die Gründe schwieg das Unternehmen – „natürlich“."
	)
	encoded := func(e encoding.Encoding, text string) []byte {
		b, err := e.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for _, c := range []struct {
		name, declared string
		data           []byte
		want           string
	}{
		{"UTF-8", "", []byte(german), german},
		{"UTF-8 in spite of a declaration", "gbk", []byte(simplified), simplified},
		{"UTF-8 with byte order mark", "", append([]byte("\xef\xbb\xbf"), german...), german},
		{"UTF-8 cut inside a character", "", []byte(simplified)[:len(simplified)-1], simplified[:len(simplified)-3] + "\uFFFD"},
		{"UTF-16 with byte order mark", "", append([]byte{0xff, 0xfe}, encoded(utf16LE, simplified)...), simplified},
		{"UTF-16, little end first", "", encoded(utf16LE, german), german},
		{"UTF-16, big end first", "", encoded(utf16BE, simplified), simplified},
		{"UTF-32", "", append([]byte{0xff, 0xfe, 0, 0}, encoded(utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), german)...), german},
		{"GB18030", "", encoded(simplifiedchinese.GB18030, simplified), simplified},
		{"Big5", "", encoded(traditionalchinese.Big5, traditional), traditional},
		{"windows-1252", "", encoded(charmap.Windows1252, german), german},
		{"declared windows-1251", "windows-1251", encoded(charmap.Windows1251, "Совет директоров назначил нового директора."), "Совет директоров назначил нового директора."},
		{"declared nonsense", "x-unknown", []byte("plain"), "plain"},
		{"nothing", "", nil, ""},
	} {
		got, err := decodeText(c.data, c.declared)
		if err != nil || got != c.want {
			t.Errorf("%s: %q, %v; want %q", c.name, got, err, c.want)
		}
	}
	if _, err := decodeText([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00"), ""); err == nil {
		t.Error("an image is decoded as text")
	}
}
