def test_x(small):
    r = small.build(); print(r); print(len(small.pages())); print(sum(map(len, small.pages().values())))
    import time; t=time.time(); small.build(); print(time.time()-t)
    small.append("content/pages/about.md","x"); t=time.time(); print(small.build().why); print(time.time()-t)
