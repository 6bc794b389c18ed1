import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { requireWritable } from '../src/files/write.ts';
import { expectRefusal, scratch, sinew } from './run.ts';

const folder = scratch();
const at = (name: string) => join(folder, name);
const filesOf = (path: string) =>
  new Map(
    readdirSync(path)
      .sort()
      .map((name) => [name, readFileSync(join(path, name), 'utf8')]),
  );

beforeAll(async () => {
  expect((await sinew(['new', at('plan')])).code).toBe(0);
});

describe('new', () => {
  it('never touches what is there', async () => {
    mkdirSync(at('full'));
    writeFileSync(at('full/thesis.txt'), 'years of work');
    expectRefusal(await sinew(['new', at('full')]), /not empty; nothing was changed/);
    expectRefusal(await sinew(['new', at('full'), '--force']), /is not a plan/);
    expectRefusal(await sinew(['new', at('plan')]), /--force/);
    expect([...filesOf(at('full')).keys()]).toEqual(['thesis.txt']);
  });

  it('fills an empty folder, and with --force renews a plan but keeps what is the user’s', async () => {
    mkdirSync(at('empty'));
    expect((await sinew(['new', at('empty')])).code).toBe(0);
    expect(filesOf(at('empty'))).toEqual(filesOf(at('plan')));
    writeFileSync(at('empty/minutes.txt'), 'keep me');
    writeFileSync(at('empty/items.csv'), 'id\n');
    expect((await sinew(['new', at('empty'), '--force'])).code).toBe(0);
    expect(readFileSync(at('empty/minutes.txt'), 'utf8')).toBe('keep me');
    rmSync(at('empty/minutes.txt'));
    expect(filesOf(at('empty'))).toEqual(filesOf(at('plan')));
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('where nothing can be written', () => {
  it('is said before any work is done', async () => {
    const under = join(at('plan/items.csv'), 'out');
    for (const args of [
      ['plan', at('plan'), '--out', under],
      ['bottlenecks', at('plan'), '--out', `${under}.json`],
      ['new', under],
      ['convert', at('plan'), `${under}.json`],
      ['export', at('plan'), '--mps', `${under}.mps`],
      ['schema', '--out', `${under}.json`],
    ]) {
      expectRefusal(
        await sinew(args),
        /cannot be written: a file stands where a folder should be \(ENOTDIR\)/,
      );
    }
    expectRefusal(await sinew(['schema', '--out', folder]), /it is a folder/);
    expectRefusal(await sinew(['plan', at('plan'), '--out', '', '--lang', 'fr']), /un chemin est vide/);
    expectRefusal(await sinew(['new', ' ']), /a path is blank/);
  });

  it('is never over a file of a plan', async () => {
    const descriptor = at('plan/datapackage.json');
    const before = readFileSync(descriptor, 'utf8');
    expect((await sinew(['convert', at('plan'), at('whole.json')])).code).toBe(0);
    const whole = readFileSync(at('whole.json'), 'utf8');
    for (const out of [descriptor, at('whole.json')]) {
      expectRefusal(
        await sinew(['plan', at('plan'), '--out', out]),
        /is a file of a plan; nothing was written/,
      );
      expectRefusal(await sinew(['check', at('plan'), '--out', out]), /is a file of a plan/);

      expectRefusal(await sinew(['schema', '--out', out]), /is a file of a plan/);
    }
    expectRefusal(await sinew(['schema', '--out', at('plan/items.csv')]), /must end in \.json/);
    expectRefusal(await sinew(['schema', '--tables', '--out', at('plan/items.csv')]), /must end in \.md/);
    expect((await sinew(['schema', '--tables', '--out', at('tables.md')])).code).toBe(0);
    expectRefusal(
      await sinew(['plan', at('whole.json'), '--out', at('whole.json/more.json')]),
      /cannot be written: a file stands where a folder should be \(ENOTDIR\)/,
    );
    expect(readFileSync(descriptor, 'utf8')).toBe(before);
    expect(readFileSync(at('whole.json'), 'utf8')).toBe(whole);
    // A result may be written over by the next.
    for (let time = 0; time < 2; time++)
      expect((await sinew(['check', at('plan'), '--out', at('checked.json')])).code).toBe(0);
  });

  it('is said of the file that --resume names too', async () => {
    const frontier = ['frontier', at('plan'), '--budget', '0.9..1.1', '--points', '2', '--resume'];
    expectRefusal(await sinew([...frontier, '']), /a path is blank/);
    expectRefusal(await sinew([...frontier, folder]), /it is a folder/);
  });

  it.runIf(process.platform === 'linux')('ends where the system lets no folder be made', async () => {
    expectRefusal(await sinew(['new', '/proc/sinew/plan']), /cannot be written/);
  });

  it.runIf(process.platform === 'linux')(
    'is found before the work where only trying tells, and leaves nothing behind',
    async () => {
      for (const out of ['/proc/sinew.json', at(`${'long'.repeat(62)}.json`)]) {
        const ran = await sinew(['plan', at('plan'), '--out', out, '--progress', 'json']);
        expectRefusal(ran, /cannot be written/);
        expect(ran.err).not.toContain('"stage"');
      }
      const before = readdirSync(folder);
      requireWritable(at('new.json'), 'file');
      requireWritable(at('new/place'), 'folder');
      expect(readdirSync(folder)).toEqual(before);
    },
  );
});

describe('convert', () => {
  it('goes round by every form and loses nothing', async () => {
    for (const [from, to] of [
      ['plan', 'one.json'],
      ['one.json', 'two.xlsx'],
      ['two.xlsx', 'three'],
      ['three', 'four.json'],
    ]) {
      const { code, err } = await sinew(['convert', at(from), at(to)]);
      expect(err).toContain(to);
      expect(code).toBe(0);
    }
    expect(readFileSync(at('four.json'), 'utf8')).toBe(readFileSync(at('one.json'), 'utf8'));
  });

  it('refuses to write over a file without --force, and forms it does not know', async () => {
    writeFileSync(at('there.json'), 'mine');
    expectRefusal(await sinew(['convert', at('plan'), at('there.json')]), /--force/);
    expect(readFileSync(at('there.json'), 'utf8')).toBe('mine');
    expectRefusal(await sinew(['convert', at('plan'), at('plan.yaml')]), /\.xlsx or as \.json/);
    expect((await sinew(['convert', at('plan'), at('there.json'), '--force'])).code).toBe(0);
  });

  it('writes nothing of a plan with faults', async () => {
    cpSync(at('plan'), at('broken'), { recursive: true });
    writeFileSync(at('broken/rates.csv'), 'process,segment,rate\nmake-rounds,base,-5\n');
    expectRefusal(await sinew(['convert', at('broken'), at('broken.json')]), /rates/);
    expect(readdirSync(folder)).not.toContain('broken.json');
  });
});

describe('check', () => {
  it('tells every fault at once, as text and as JSON, with exit code 2', async () => {
    cpSync(at('plan'), at('faulty'), { recursive: true });
    writeFileSync(
      at('faulty/inputs.csv'),
      'process,item,quantity\nmake-rond,propellant,ten\nmake-round,powder,10\n',
    );
    const text = await sinew(['check', at('faulty')]);
    expect(text.code).toBe(2);
    expect(text.out).toMatch(/inputs.*line 2.*quantity/s);
    const { code, out } = await sinew(['check', at('faulty'), '--json', '--lang', 'fr']);
    expect(code).toBe(2);
    const { inOrder, faults } = JSON.parse(out);
    expect(inOrder).toBe(false);
    expect(faults[0]).toMatchObject({
      severity: 'fault',
      table: 'inputs',
      what: expect.any(String),
      remedy: expect.any(String),
    });
  });

  it('tells what a scenario breaks, once, though another includes it', async () => {
    cpSync(at('plan'), at('torn'), { recursive: true });
    writeFileSync(
      at('torn/scenarios.csv'),
      'id,name,includes\ncontingency,Contingency,\napprovals-late,Late,\ntorn,Torn,\nwider,Wider,torn\n',
    );
    const changes = readFileSync(at('torn/changes.csv'), 'utf8').trimEnd();
    writeFileSync(
      at('torn/changes.csv'),
      `${changes}\ntorn,steps,more-propellant/approval,max,set,P1D,,,Shorter than likely.\n`,
    );
    const { code, out } = await sinew(['check', at('torn'), '--json']);
    const { inOrder, faults, plan } = JSON.parse(out);
    expect([code, inOrder, plan]).toEqual([2, false, 'starter']);
    const own = faults.filter(({ scenario }: { scenario?: string }) => scenario !== undefined);
    expect(own.map(({ scenario }: { scenario: string }) => scenario)).toEqual(['torn']);
    expect(own).toMatchObject([{ table: 'steps', row: 'more-propellant/approval', column: 'max' }]);
    const page = await sinew(['check', at('torn'), '--lang', 'fr']);
    expect(page.out).toMatch(/en ordre.*Dans le scénario torn :/s);
    expect((await sinew(['gap', at('torn')])).code).toBe(0);
  });
});

describe('what strangers wrote', () => {
  it('reaches a terminal without the characters that it obeys', async () => {
    for (const args of [
      ['check', at('plan'), '--scenario', 'a\u001b]0;x\u0007'],
      ['check', at('no\u001b[31m\u202eplan')],
      ['check', at('plan'), '--\u001b[2J'],
    ]) {
      const { code, err } = await sinew(args);
      expect(code).toBe(2);
      expect(err).toContain('?');
      expect(err).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    }
  });
});

describe('paths that are not what they seem', () => {
  it('are refused before they are read', async () => {
    expectRefusal(await sinew(['check', at('nowhere')]), /no file or folder/);
    writeFileSync(at('plan.csv'), 'id\n');
    expectRefusal(await sinew(['check', at('plan.csv')]), /a plan is a folder/);
    execFileSync('mkfifo', [at('pipe.json')]);
    expectRefusal(await sinew(['check', at('pipe.json')]), /neither a file nor a folder/);
    writeFileSync(at('huge.json'), '');
    truncateSync(at('huge.json'), 300 * 1024 * 1024);
    expectRefusal(await sinew(['check', at('huge.json')]), /315 MB; at most 268 MB/);
  });

  it('do not lead out of the folder, nor into a pipe in it', async () => {
    writeFileSync(at('secret.csv'), 'id,name\n');
    cpSync(at('plan'), at('linked'), { recursive: true });
    rmSync(at('linked/items.csv'));
    symlinkSync('../secret.csv', at('linked/items.csv'));
    expectRefusal(await sinew(['check', at('linked')]), /leaves the plan’s folder/);
    rmSync(at('linked/items.csv'));
    execFileSync('mkfifo', [at('linked/items.csv')]);
    expectRefusal(await sinew(['check', at('linked')]), /neither a file nor a folder/);
  });

  it('may be links inside the folder', async () => {
    cpSync(at('plan'), at('inner'), { recursive: true });
    mkdirSync(at('inner/data'));
    cpSync(at('inner/items.csv'), at('inner/data/list.txt'));
    rmSync(at('inner/items.csv'));
    symlinkSync('data/list.txt', at('inner/items.csv'));
    expect((await sinew(['check', at('inner')])).code).toBe(0);
  });

  it('may be a binary file with a plan’s ending: faults, not a stack trace', async () => {
    writeFileSync(at('noise.json'), Buffer.from([0, 255, 254, 1, 2, 3]));
    writeFileSync(at('noise.xlsx'), Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]));
    for (const name of ['noise.json', 'noise.xlsx']) {
      const { code, err } = await sinew(['plan', at(name)]);
      expect(code).toBe(2);
      expect(err).not.toMatch(/^\s+at /m);
    }
  });
});
