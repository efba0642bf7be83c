module rochade

go 1.26
