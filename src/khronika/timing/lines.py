"""The line that is stamped: so plain that anybody can write it again and check the token without this program."""


def line(number: int, hash_: str) -> bytes:
    return f"khronika log row {number} {hash_}\n".encode()
