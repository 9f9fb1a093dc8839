// Gives each answer that the component tests of the services saw to the generated client, as if it had just come over the
// wire. The client checks what it reads; an operation that answers JSON and of which no success was seen fails too.

import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as infusions from '../../../target/typescript/infusions/index.js';
import { zHttpProblem as infusionsProblem } from '../../../target/typescript/infusions/zod.gen.js';
import * as notifications from '../../../target/typescript/notifications/index.js';
import { zHttpProblem as notificationsProblem } from '../../../target/typescript/notifications/zod.gen.js';
import * as outcomes from '../../../target/typescript/outcomes/index.js';
import { zHttpProblem as outcomesProblem } from '../../../target/typescript/outcomes/zod.gen.js';

type Answer = { operationId: string; status: number; contentType: string; body: unknown };
type Read = { data?: unknown; error?: unknown; stream?: unknown };
type Operation = (options: object) => Promise<Read>;
type Described = { operationId: string; responses: Record<string, { content?: Record<string, unknown> }> };
type Document = { paths: Record<string, Record<string, Described>> };
type Problem = { parse(value: unknown): unknown };

const services = [
  { name: 'infusions', operations: infusions, problem: infusionsProblem },
  { name: 'notifications', operations: notifications, problem: notificationsProblem },
  { name: 'outcomes', operations: outcomes, problem: outcomesProblem },
];

// Any will do: the answer is there already.
const path = new Proxy({}, { get: () => '01a20615-6373-7296-a0dd-f0c9f8ec01d5' });

async function read(operation: Operation, problem: Problem, answer: Answer): Promise<void> {
  const fetch = async () =>
    new Response(JSON.stringify(answer.body), {
      status: answer.status,
      headers: { 'Content-Type': answer.contentType },
    });
  const { data, error, stream } = await operation({ path, baseUrl: 'http://localhost', fetch });
  if (answer.status >= 400) {
    // A stream begins when somebody reads it; its problems are read like those of the others.
    problem.parse(stream === undefined ? error : answer.body);
  } else if (error !== undefined || data === undefined) {
    throw error ?? new Error('nothing was read');
  }
}

const faults: string[] = [];
for (const { name, operations, problem } of services) {
  const file = `../${name}/target/answers.jsonl`;
  const answers: Answer[] = existsSync(file)
    ? readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line))
    : [];
  const succeeded = new Set<string>();
  for (const answer of answers) {
    const operation = (operations as unknown as Record<string, Operation | undefined>)[answer.operationId];
    try {
      if (operation === undefined) {
        throw new Error('the client has no such operation');
      }
      await read(operation, problem, answer);
      if (answer.status < 300) {
        succeeded.add(answer.operationId);
      }
    } catch (e) {
      faults.push(`${name} ${answer.operationId} ${answer.status}: ${e}\n  ${JSON.stringify(answer.body)}`);
    }
  }
  const unseen = operationsThatAnswerJson(name).filter((operationId) => !succeeded.has(operationId));
  unseen.forEach((operationId) => faults.push(`${name} ${operationId}: no component test saw it succeed with JSON`));
  console.log(`${name}: ${answers.length} answers of ${succeeded.size} operations read`);
}
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}

function operationsThatAnswerJson(service: string): string[] {
  const document = parse(readFileSync(`../${service}/openapi.yaml`, 'utf8')) as Document;
  return Object.values(document.paths)
    .flatMap((path) => Object.values(path))
    .filter(({ responses }) =>
      Object.entries(responses).some(
        ([status, { content }]) => status.startsWith('2') && content !== undefined && 'application/json' in content,
      ),
    )
    .map(({ operationId }) => operationId);
}
