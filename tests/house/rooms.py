#!/usr/bin/env python3
"""Checks the house: which room includes which, which library each room alone names, how long files are, and that no room keeps
mutable globals but the terminal's signal flag. Prints TAP. Usage: rooms.py SOURCE_ROOT [STATIC_LIBRARY...]"""
import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

MAY_INCLUDE = {
    'base': '',
    'workbook': 'base',
    'load': 'base workbook',
    'store': 'base workbook',
    'session': 'base workbook load store',
    'export': 'base workbook load store session',
    'coach': 'base workbook store export',
    'term': 'base',
    'ui': 'base workbook load session export coach term',
    'cli': 'base workbook load store session export coach term ui',
}
ALONE_NAMES = {
    'base': r'uni(?!std)\w*\.h|jansson\.h|cmark\.h',
    'load': r'yaml\.h',
    'store': r'sqlite3\.h',
    'term': r'curses\.h|ncurses\w*/.*|term\.h',
}
# The flag that signals set, and what is called when memory runs out: neither a signal nor malloc hands a struct on.
MUTABLE_ALLOWED = {'term': 'signal', 'base': 'restore_terminal'}
LONGEST = 800
TOP_LEVEL = {'app', 'include', 'tests', 'workbooks', 'meson.build', 'README.md', 'COPYING'}

root = Path(sys.argv[1])
results = []


def check(name, faults):
    results.append((name, list(faults)))


def sources(room):
    for folder in (root / 'app' / room, root / 'include' / room):
        yield from sorted(folder.rglob('*.[ch]'))


def includes(path):
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if found:
            yield number, found.group(1) == '<', found.group(2)


def where(path, number):
    return f'{path.relative_to(root)}:{number}'


for room, allowed in MAY_INCLUDE.items():
    rooms = set(allowed.split()) | {room}
    faults, foreign = [], []
    for path in sources(room):
        for number, system, name in includes(path):
            other = name.split('/')[0]
            if not system and other in MAY_INCLUDE and other not in rooms:
                faults.append(f'{where(path, number)}: {room} may not include {name}')
            if system:
                foreign += [f'{where(path, number)}: only {owner} names <{name}>'
                            for owner, names in ALONE_NAMES.items()
                            if owner != room and re.fullmatch(names, name)]
    check(f'{room} includes only the rooms it may', faults)
    check(f'{room} names no library of another room', foreign)

check(f'no file is longer than {LONGEST} lines',
      (f'{p.relative_to(root)}: {n} lines' for folder in ('app', 'include', 'tests')
       for p in sorted((root / folder).rglob('*.[ch]'))
       if (n := len(p.read_text(encoding='utf-8').splitlines())) > LONGEST))

check('every room says what it is in a README.md',
      (f'app/{room}: no README.md' for room in MAY_INCLUDE
       if (root / 'app' / room).exists() and not (root / 'app' / room / 'README.md').exists()))



def described(path):
    """Whether the README.md of the file's folder names it, alone or by a pattern such as type_*.c."""
    readme = path.parent / 'README.md'
    text = readme.read_text(encoding='utf-8') if readme.exists() else ''
    names = re.findall(r'[a-z][\w*]*(?:\.c)?', text)
    return path.stem in names or any(fnmatch(path.name, name) for name in names if name.endswith('.c'))


check('every folder of a room describes its files',
      (f'{p.relative_to(root)}: not in {p.parent.relative_to(root)}/README.md' for room in MAY_INCLUDE
       for p in sorted((root / 'app' / room).rglob('*.c')) if not described(p)))

check('the top level holds what it should',
      (f'{p.name}: not of the top level' for p in sorted(root.iterdir())
       if not p.name.startswith('.') and not p.name.startswith('build') and p.name not in TOP_LEVEL))

for library in map(Path, sys.argv[2:]):
    room = re.sub(r'^lib|\.a$', '', library.name)
    listed = subprocess.run(['objdump', '--syms', str(library)], capture_output=True, text=True, check=True).stdout
    objects = re.findall(r'^[0-9a-f]+ .{5}.O (\S+)\s+[0-9a-f]+\s+(?:\.hidden )?(\S+)$', listed, re.M)
    mutable = [name for section, name in objects
               if re.match(r'\.(data|bss|tbss|tdata|sdata|sbss)', section) and not section.startswith('.data.rel.ro')]
    mutable = [name for name in mutable if MUTABLE_ALLOWED.get(room, ' ') not in name]
    check(f'{room} keeps no mutable globals', (f'{library.name}: {name}' for name in mutable))

print(f'1..{len(results)}')
for number, (name, faults) in enumerate(results, 1):
    print(f'{"not ok" if faults else "ok"} {number} - {name}')
    for fault in faults:
        print(f'# {fault}')
