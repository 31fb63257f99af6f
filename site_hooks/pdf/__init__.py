"""The PDF of the whole guidance, made by Typst from the finished pages of the site."""
