import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useNavigation } from '@remix-run/react';
import { isMessageKind, type MessageKind } from '#app/modules/messages/message.ts';
import { requireMerchant, requireRight } from '../../merchants/merchant.server.ts';
import { mayPublish } from '../../platform/staff-roles.ts';
import { readForm } from '../../requests/read-form.server.ts';
import { FormBar } from '../../ui/forms/form-bar.tsx';
import { useFormEditor } from '../../ui/forms/use-form-editor.ts';
import { useFormPreview } from '../../ui/forms/use-form-preview.ts';
import { MailPreview } from '../../ui/mail/mail-preview.tsx';
import { Allowed } from '../../ui/page/allowed.tsx';
import { PageFailure } from '../../ui/page/failure.tsx';
import { Layout } from '../../ui/page/layout.tsx';
import { pageTitle } from '../../ui/page/page-title.ts';
import { Screen } from '../../ui/page/screen.tsx';
import { Section } from '../../ui/page/section.tsx';
import { BlockStack } from '../../ui/polaris.ts';
import { useTexts } from '../../ui/texts/texts.ts';
import { VersionsCard } from '../../ui/versions/versions-card.tsx';
import { messagesAddress } from '../app.settings_.messages/tabs.tsx';
import { ChooseCard } from './choose-card.tsx';
import { decideTemplate } from './decide.server.ts';
import { type Shown, shownIn } from './shown.ts';
import { TestCard } from './test-card.tsx';
import { readTemplateView, type TemplateForm, type TemplatePageView } from './view.server.ts';
import { WordsCard } from './words-card.tsx';

export const meta = pageTitle((texts) => texts.messages.title);

function kindIn(params: { readonly kind?: string }): MessageKind {
  const kind = params.kind ?? '';
  if (!isMessageKind(kind)) throw new Response(null, { status: 404 });
  return kind;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const shown = shownIn(new URL(request.url).searchParams);
  return json(await readTemplateView(merchant, kindIn(params), shown));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const merchant = await requireRight(request, mayPublish);
  const decided = await decideTemplate(merchant, kindIn(params), await readForm(request));
  if (decided === null) throw new Response(null, { status: 404 });
  return json(decided.answer, { status: decided.status });
}

export default function TemplatePage() {
  const view: TemplatePageView = useLoaderData<typeof loader>();
  // Another message is another form.
  return <TemplateEditor key={view.kind} view={view} />;
}

function TemplateEditor({ view }: { view: TemplatePageView }) {
  const { templates: words, messageWords } = useTexts();
  const { kind } = view;
  const address = `${messagesAddress}/templates/${kind}`;
  const shown = useShown(address, view);
  const editor = useFormEditor<TemplateForm>(view.form, { action: address, field: 'template' });
  const preview = useFormPreview(view.preview, editor, {
    action: `${address}/preview`,
    tried: { fields: { ...shown }, changed: false },
  });
  return (
    <Screen title={messageWords.kinds[kind]} back={{ to: messagesAddress, label: words.back }} width="wide">
      <FormBar id="template-bar" editor={editor} saved={words.saved} />
      <Layout
        split="even"
        aside={
          <Section
            title={words.preview.title}
            about={preview.stale ? words.preview.invalid : preview.view.about}
          >
            <MailPreview mail={preview.view} />
          </Section>
        }
        main={
          <Allowed right="publish">
            <BlockStack gap="400">
              <ChooseCard kind={kind} shown={shown} editor={editor} />
              <WordsCard view={view} shown={shown} editor={editor} />
            </BlockStack>
          </Allowed>
        }
        last={
          <Allowed right="publish" silent>
            <BlockStack gap="400">
              <TestCard action={`${address}/send-test`} {...shown} form={editor.form} />
              <VersionsCard
                about={words.history.about}
                none={words.history.none}
                versions={view.versions}
                action={address}
              />
            </BlockStack>
          </Allowed>
        }
      />
    </Screen>
  );
}

/** What is asked for shows at once: its words are here already, and only its preview is on the way. */
function useShown(address: string, { language, audience }: Shown): Shown {
  const { location } = useNavigation();
  return location?.pathname === address
    ? shownIn(new URLSearchParams(location.search))
    : { language, audience };
}

export function ErrorBoundary() {
  return <PageFailure />;
}
