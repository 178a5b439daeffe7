"""verifying: what a folder holds, held against what it should. Each module is one check that only reads, gives findings one by one
and keeps nothing that grows with the folder.

    files     every original against the hash that is its name, and the rows that name it
    chain     the log: row by row, and its end against what stands elsewhere
    records   reports, readings and claims against the log and against their texts
    pairs     rows of other guarded tables against the acts that made them

What no check can tell is said by ``khronika verify`` itself and in docs/methods/evidence.md.
"""
