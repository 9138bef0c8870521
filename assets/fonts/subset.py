"""Cuts the embedded faces down; see README.md. Usage: subset.py OPENSANS_DIR DEJAVU_DIR OUT_DIR"""
import sys
from fontTools import subset
from fontTools.ttLib import TTFont
def rng(s):
    out=[]
    for p in s.split(','):
        a,_,b=p.partition('-'); out+=range(int(a,16),int(b or a,16)+1)
    return out
def make(src,dst,uni=None):
    f=TTFont(src,recalcTimestamp=False)
    c=f.getBestCmap()
    hy=c[0x2d]
    for t in f['cmap'].tables:
        if t.isUnicode():
            for u in (0x2010,0x2011):
                t.cmap.setdefault(u,hy)
            t.cmap.setdefault(0x202f,c.get(0x2009,c[0x20]))
            t.cmap.setdefault(0xa0,c[0x20])
    o=subset.Options(); o.hinting=False; o.legacy_kern=True; o.layout_features=[]; o.notdef_outline=True
    o.drop_tables+=['GPOS','GSUB','GDEF','DSIG','MATH','FFTM','GlyphOrder']; o.name_IDs=[0,1,2,3,4,5,6,13,14]; o.glyph_names=False; o.recalc_timestamp=False
    o.legacy_cmap=False
    s=subset.Subsetter(o); s.populate(unicodes=uni or [u for u in f.getBestCmap() if u<0x10000 and u>=0x20])
    s.subset(f)
    f['cmap'].tables=[t for t in f['cmap'].tables if t.format==4 and t.platformID==3] 
    f.save(dst); print(dst,len(f.getBestCmap()))
D,J,O=(sys.argv+['']*3)[1:4]  # folders: Open Sans, DejaVu, output
for n in ('Regular','Italic','Semibold','SemiboldItalic'): make(D+'/OpenSans-'+n+'.ttf',O+'/OpenSans-'+n+'.ttf')
make(J+'/DejaVuSans.ttf',O+'/DejaVuSans.ttf',rng('20-52f,1e00-1fff,2000-214f,2150-23ff,2460-27ff,2900-297f,2a00-2aff,2b00-2bff,2c60-2c7f,a720-a7ff,fb00-fb06,fffd'))
make(J+'/DejaVuSansMono.ttf',O+'/DejaVuSansMono.ttf',rng('20-17f,370-3ff,400-45f,2000-206f,20a0-20cf,2100-214f,2190-22ff,2500-25ff,2713,2717,fffd'))
