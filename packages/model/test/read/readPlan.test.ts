import { readPlan, writeFolder, writeJson, writeWorkbook } from '@sinew/model';
import { describe, expect, it } from 'vitest';
import { folderOf, planOf } from '../smallPlan.ts';

const tables = {
  nations: 'id,name\nCAN,Canada\n',
  sites: 'id,name,nation\nvalcartier,Valcartier,CAN\n',
};

describe('reading a plan, whatever its form', () => {
  it('gives the same plan from a folder, a JSON file and a workbook', async () => {
    const plan = planOf(tables);
    const readings = await Promise.all([
      readPlan({ kind: 'folder', files: writeFolder(plan) }),
      readPlan({ kind: 'json', bytes: writeJson(plan), name: 'plan.json' }),
      readPlan({ kind: 'workbook', bytes: await writeWorkbook(plan), name: 'plan.xlsx' }),
    ]);
    for (const reading of readings) expect(reading.plan).toStrictEqual(plan);
  });

  it('gives faults of meaning once every row could be read, and no plan', async () => {
    const files = folderOf({ ...tables, sites: 'id,name,nation\nvalcartier,Valcartier,CAM\n' });
    const { plan, faults } = await readPlan({ kind: 'folder', files });
    expect(plan).toBeUndefined();
    expect(faults).toContainEqual(
      expect.objectContaining({ table: 'sites', row: 'valcartier', column: 'nation' }),
    );
  });

  it('does not look for faults of meaning while rows are missing', async () => {
    const files = folderOf({ ...tables, nations: 'id,name\nCAN,\n' });
    const { faults } = await readPlan({ kind: 'folder', files });
    expect(faults?.map(({ code }) => code)).toEqual(['cell-blank']);
  });

  it('tells a workbook that is called JSON', async () => {
    const bytes = await writeWorkbook(planOf(tables));
    const { faults } = await readPlan({ kind: 'json', bytes, name: 'plan.json' });
    expect(faults).toMatchObject([{ code: 'file-kind', detail: { file: 'plan.json' } }]);
  });
});
